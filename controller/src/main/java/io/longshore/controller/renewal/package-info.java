/**
 * New keys and certificates for containers. A container's identity has a series; the next series is
 * another identity, so hosts make another key, ask for its certificate, place both as another
 * version of the file set, and the container is replaced in its turn, behind its gates, like after
 * any other change. Nothing is copied over what a running container reads.
 */
package io.longshore.controller.renewal;
