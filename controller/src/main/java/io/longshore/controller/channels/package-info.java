/** Makes the channels of a spec: which steps, in which order, and their course. */
package io.longshore.controller.channels;
