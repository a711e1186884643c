package io.longshore.controller.whatif;

import java.util.List;
import java.util.Objects;

/** A signature policy as a tree. */
public sealed interface SignatureRule {
  /** What is to be done with either form. */
  interface Visitor<T> {
    T signedBy(SignedBy rule);

    T outOf(OutOf rule);
  }

  <T> T accept(Visitor<T> visitor);

  /**
   * One signature.
   *
   * @param mspId of the signer's organisation
   * @param role admin, member, client or peer
   */
  record SignedBy(String mspId, String role) implements SignatureRule {
    public SignedBy {
      Objects.requireNonNull(mspId, "mspId");
      Objects.requireNonNull(role, "role");
    }

    /** Whether a peer's signature counts; an administrator's or a client's is never a peer's. */
    boolean byPeer() {
      return role.equals("peer") || role.equals("member");
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.signedBy(this);
    }
  }

  /**
   * A number of rules out of several.
   *
   * @param needed how many must hold
   * @param rules in the order in which signatures are offered to them
   */
  record OutOf(int needed, List<SignatureRule> rules) implements SignatureRule {
    public OutOf {
      rules = List.copyOf(rules);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.outOf(this);
    }
  }
}
