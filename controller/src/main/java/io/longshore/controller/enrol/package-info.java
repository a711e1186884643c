/** First contact of a host: a token that works once, a certificate for a key made on the host. */
package io.longshore.controller.enrol;
