package io.longshore.agent.reconcile;

/** How far an identity of this host has come. */
public enum IdentityState {
  /** Nobody was asked to certify it yet, or not since the controller was last there. */
  MISSING,
  /** Its certificate was asked for. */
  ASKED,
  /** Its key and certificate are on disk. */
  READY
}
