package io.longshore.controller.operator;

import io.longshore.controller.plan.Members;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.CodeOffer;
import io.longshore.proto.v1.Spec;
import java.util.List;

/** Looks at channels and changes none. All of it is blocking, bounded, and called off the loop. */
public interface ChannelPlanning {
  /**
   * What an apply of the spec would do.
   *
   * @param offers packages that the operator has
   * @param members how the spec's containers are
   */
  ChannelOutlook outlook(Spec spec, ChannelScope scope, List<CodeOffer> offers, Members members);

  /**
   * Keeps a package of a chaincode.
   *
   * @throws io.longshore.base.FailureException it cannot be written down
   */
  void store(String chaincode, String version, byte[] code);
}
