package io.longshore.controller.certs;

import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.controller.enrol.HostRequest;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.tls.PeerIdentity;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Denies, allows, and makes operators. On the loop only. */
final class AuthorityDesk {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SERIAL = Pattern.compile("(0[xX])?[0-9A-Fa-f:]{1,80}");

  private final FleetAuthority authority;
  private final DenyList denied;
  private final Ledger ledger;
  private final Register register;
  private final Clock clock;
  private final Runnable onDenied;

  AuthorityDesk(
      FleetAuthority authority,
      DenyList denied,
      Ledger ledger,
      Register register,
      Clock clock,
      Runnable onDenied) {
    this.authority = authority;
    this.denied = denied;
    this.ledger = ledger;
    this.register = register;
    this.clock = clock;
    this.onDenied = onDenied;
  }

  /** Denies, and with a certificate all that were renewed from it. */
  void deny(Caller caller, String kind, String written, String reason) {
    Denial.Kind what = kind(kind);
    String value = value(what, written);
    if (isOwn(caller, what, value)) {
      throw refused("deny " + written, "that is who you are: you would lock yourself out", "");
    }
    if (isBehind(caller, what, value)) {
      throw refused(
          "deny " + written,
          "it signed your own certificate, or signs everybody's now: you would lock yourself out",
          "first: controller certs rotate-issuer --reason TEXT, and controller operator renew");
    }
    Instant now = clock.instant();
    String by = DenyList.holder(caller.identity());
    if (what == Denial.Kind.SERIAL) {
      for (String later : ledger.descendants(value)) {
        denied.add(new Denial(what, later, reason, by, now));
      }
    }
    denied.add(new Denial(what, value, reason, by, now));
    onDenied.run();
  }

  void allow(String kind, String written) {
    Denial.Kind what = kind(kind);
    if (!denied.remove(what, value(what, written))) {
      throw refused("allow " + written, "it is not denied", "see: controller deny --list");
    }
  }

  /** A person's first certificate. */
  List<X509Certificate> add(Caller caller, String name, boolean readOnly, byte[] pkcs10) {
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "operator " + name, "that is no name for an operator", "use letters, digits, _ . -");
    }
    PeerIdentity.Role role = readOnly ? PeerIdentity.Role.READER : PeerIdentity.Role.OPERATOR;
    PeerIdentity holder = new PeerIdentity(authority.deployment(), role, name);
    PublicKey key = admitted(holder, pkcs10);
    X509Certificate made = authority.issue(role, name, key);
    register.issued(DenyList.holder(caller.identity()), holder, Register.place(holder), made);
    return authority.chain(made);
  }

  /** A new certificate for whoever calls. */
  List<X509Certificate> renew(Caller caller, byte[] pkcs10) {
    PeerIdentity holder = caller.identity();
    PublicKey key = admitted(holder, pkcs10);
    X509Certificate made = authority.issue(holder.role(), holder.name(), key);
    register.renewed(holder, made, caller.certificate());
    return authority.chain(made);
  }

  private PublicKey admitted(PeerIdentity holder, byte[] pkcs10) {
    PublicKey key = HostRequest.key(pkcs10);
    Optional<String> refusal =
        denied.refusal(holder.role(), holder.name(), Digest.of(key.getEncoded()).hex());
    if (refusal.isPresent()) {
      throw refused(holder.toString(), refusal.get(), "");
    }
    return key;
  }

  /** Whether it denies the authority that signs now, or the one that signed the caller's. */
  private boolean isBehind(Caller caller, Denial.Kind kind, String value) {
    return Stream.concat(
            Stream.of(authority.issuer()),
            authority.roots().issuers().of(caller.certificate()).stream())
        .anyMatch(
            one ->
                switch (kind) {
                  case HOLDER -> false;
                  case SERIAL -> value.equals(Issued.serial(one));
                  case KEY -> value.equals(Issued.key(one));
                });
  }

  private static boolean isOwn(Caller caller, Denial.Kind kind, String value) {
    return switch (kind) {
      case HOLDER -> value.equals(DenyList.holder(caller.identity()));
      case SERIAL -> value.equals(Issued.serial(caller.certificate()));
      case KEY -> value.equals(Issued.key(caller.certificate()));
    };
  }

  private static Denial.Kind kind(String word) {
    for (Denial.Kind kind : Denial.Kind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    throw refused("deny", "there is nothing called " + word + " to deny", "see: deny --help");
  }

  private static String value(Denial.Kind kind, String written) {
    return switch (kind) {
      case HOLDER -> {
        String[] parts = written.split("/", -1);
        String name = parts[parts.length - 1];
        String role = parts.length == 1 ? "agent" : parts[0];
        if (parts.length > 2
            || !List.of("agent", "operator", "reader").contains(role)
            || !NAME.matcher(name).matches()) {
          throw refused(
              written,
              "that names nobody",
              "give a host, or operator/NAME, reader/NAME, agent/HOST");
        }
        yield role + "/" + name;
      }
      case SERIAL -> {
        if (!SERIAL.matcher(written).matches()) {
          throw refused(written, "that is no serial number", "hex, as controller certs shows it");
        }
        yield Issued.serial(written);
      }
      case KEY -> {
        String key = written.toLowerCase(java.util.Locale.ROOT).replace(":", "");
        if (!KEY.matcher(key).matches()) {
          throw refused(
              written,
              "that is no digest of a key",
              "64 hex digits, as controller certs --json shows it");
        }
        yield key;
      }
    };
  }

  private static RuntimeException refused(String where, String what, String remedy) {
    return new Failure(Failure.Kind.REJECTED, where, what, remedy).toException();
  }

  /**
   * Who asks.
   *
   * @param identity by the certificate
   * @param certificate that was shown
   */
  record Caller(PeerIdentity identity, X509Certificate certificate) {}
}
