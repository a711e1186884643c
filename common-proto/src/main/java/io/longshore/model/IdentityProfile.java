package io.longshore.model;

/** What a certificate is for. */
public enum IdentityProfile {
  /** A node's signing identity within its organisation's MSP. */
  NODE_SIGNING,
  /** A person's or client's signing identity within an MSP. */
  USER_SIGNING,
  /** The TLS server and client certificate of a node. */
  TLS_SERVER
}
