package io.longshore.agent.link;

import java.util.List;

/** What passes between controller and agent about the agent's own identity. All on the loop. */
public interface Standing {
  /** Says in one digest whom the agent trusts; empty: it wants no welcome. */
  String trust();

  /** SHA-256 of the agent's own certificate, hex; of what is on its disk, as the trust is. */
  String certificate();

  /**
   * The controller has accepted the stream, or names others to trust.
   *
   * @param authorities DER; whom to trust from now on
   * @param renew whether the root that signed the agent's certificate is leaving
   */
  void welcomed(List<byte[]> authorities, boolean renew);

  /**
   * A new certificate for the key that was asked for.
   *
   * @param chain DER, the agent's own first
   * @param authorities DER
   */
  void renewed(List<byte[]> chain, List<byte[]> authorities);

  /** Controller and agent do not take each other's certificates. */
  void estranged(String why);

  /** There will be none. */
  void notRenewed(String what);

  /** An identity that is never renewed. */
  Standing FIXED =
      new Standing() {
        @Override
        public String trust() {
          return "";
        }

        @Override
        public String certificate() {
          return "";
        }

        @Override
        public void welcomed(List<byte[]> authorities, boolean renew) {}

        @Override
        public void renewed(List<byte[]> chain, List<byte[]> authorities) {}

        @Override
        public void estranged(String why) {}

        @Override
        public void notRenewed(String what) {}
      };
}
