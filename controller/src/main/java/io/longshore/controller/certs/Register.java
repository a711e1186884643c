package io.longshore.controller.certs;

import io.longshore.controller.audit.AuditTrail;
import io.longshore.tls.PeerIdentity;
import java.security.cert.X509Certificate;

/**
 * Notes every certificate twice before its holder has it: in the ledger and in the audit record.
 */
public final class Register {
  /** What the ledger calls the certificate of an issuing authority. */
  static final String ISSUER = "fleet issuer";

  private final Ledger ledger;
  private final AuditTrail audit;

  /** A register that writes to both. */
  public Register(Ledger ledger, AuditTrail audit) {
    this.ledger = ledger;
    this.audit = audit;
  }

  /** A certificate of the fleet that begins anew. */
  public void issued(String by, PeerIdentity holder, String place, X509Certificate made) {
    note(by, "certificate issued", DenyList.holder(holder), made);
    ledger.first(Issued.first(holder.role().word(), holder.name(), place, made));
  }

  /** A certificate of the fleet that takes the place of another of the same holder. */
  public void renewed(PeerIdentity holder, X509Certificate made, X509Certificate before) {
    String who = DenyList.holder(holder);
    note(who, "certificate renewed", who, made);
    ledger.renewed(Issued.first(holder.role().word(), holder.name(), place(holder), made), before);
  }

  /** The certificate of the issuing authority that signs from now on. */
  public void issuer(X509Certificate made) {
    note("controller", "issuing authority made", ISSUER, made);
    ledger.first(Issued.first(ISSUER, "fleet authority", "the controller's state", made));
  }

  /** A container's certificate. */
  public void node(String kind, String name, String host, X509Certificate made) {
    note("agent/" + host, "node certificate issued", name + " on " + host, made);
    ledger.first(Issued.first(kind, name, host, made));
  }

  /** Where a holder of the fleet keeps its key. */
  public static String place(PeerIdentity holder) {
    return switch (holder.role()) {
      case AGENT -> holder.name();
      case CONTROLLER -> "the controller's memory";
      case OPERATOR, READER -> "its owner";
    };
  }

  private void note(String by, String what, String on, X509Certificate made) {
    audit.record(
        by,
        what,
        on,
        "serial " + Issued.serial(made) + ", until " + made.getNotAfter().toInstant());
  }
}
