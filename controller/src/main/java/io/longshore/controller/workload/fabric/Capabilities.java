package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Explicit;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import java.util.Collection;
import java.util.List;

/**
 * What nodes must know of to take part, as the spec has it.
 *
 * @param channel every orderer and peer
 * @param orderer every orderer
 * @param application every peer, in a channel that does not say otherwise
 */
record Capabilities(List<String> channel, List<String> orderer, List<String> application) {
  Capabilities {
    channel = List.copyOf(channel);
    orderer = List.copyOf(orderer);
    application = List.copyOf(application);
  }

  static Capabilities read(SpecReader section) {
    Capabilities read =
        new Capabilities(
            of(section, "channel", OrderingSpec.DEFAULT_CHANNEL_CAPABILITIES),
            of(section, "orderer", OrderingSpec.DEFAULT_ORDERER_CAPABILITIES),
            of(section, "application", NewChannel.DEFAULT_CAPABILITIES));
    section.finish();
    return read;
  }

  /** Those that a channel asks of its peers. */
  List<String> of(SpecReader channel) {
    return of(channel, "capabilities", application);
  }

  private static List<String> of(SpecReader section, String key, Collection<String> fallback) {
    List<String> written = section.texts(key);
    if (section.has(key)) {
      return written;
    }
    SpecPath place = section.path().then(key);
    List<SpecNode> names =
        fallback.stream().<SpecNode>map(name -> new SpecNode.Text(Origin.NONE, name)).toList();
    section.explicit().value(place, new SpecNode.Items(Origin.NONE, names), Explicit.DEFAULT);
    return List.copyOf(fallback);
  }
}
