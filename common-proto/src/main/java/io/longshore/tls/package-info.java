/**
 * Who is at the other end: identities in certificates, the files that hold them, and TLS 1.3 that
 * accepts nobody else.
 */
package io.longshore.tls;
