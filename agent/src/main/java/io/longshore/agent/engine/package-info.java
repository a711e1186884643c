/**
 * The host's container engine behind one narrow port. Docker's own types do not leave this package.
 */
package io.longshore.agent.engine;
