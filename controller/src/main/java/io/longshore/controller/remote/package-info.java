/** A host that has none of our software yet, reached over the operator's own ssh. */
package io.longshore.controller.remote;
