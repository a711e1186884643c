/**
 * The ports to the world (loop, state on disk) and the words every part shares (failure, digest).
 */
package io.longshore.base;
