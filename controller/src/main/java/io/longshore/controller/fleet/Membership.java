package io.longshore.controller.fleet;

import io.longshore.model.IdentityRequest;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.IdentityKept;

/** What the fleet's authority has to do with hosts' streams. On the loop. */
public interface Membership {
  /** The host's stream is accepted; what is sent now comes first. */
  void accepted(HostChannel channel, Hello hello);

  /** The host says which identity has come to its disk. */
  void kept(HostChannel channel, IdentityKept kept);

  /** The host asks for a new certificate of its agent. */
  void renew(HostChannel channel, byte[] pkcs10);

  /** A container's identity was certified for the host. */
  void issued(String host, IdentityRequest identity, byte[] certificate);

  /** No authority at all: hosts keep what they have. */
  Membership NONE =
      new Membership() {
        @Override
        public void accepted(HostChannel channel, Hello hello) {}

        @Override
        public void kept(HostChannel channel, IdentityKept kept) {}

        @Override
        public void renew(HostChannel channel, byte[] pkcs10) {}

        @Override
        public void issued(String host, IdentityRequest identity, byte[] certificate) {}
      };
}
