/** The one place that knows both the model and the messages it travels in. */
package io.longshore.wire;
