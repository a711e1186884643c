package io.longshore.agent.link;

import io.longshore.base.Digest;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ImageRecipe;
import io.longshore.wire.ModelCodec;
import java.util.Optional;
import java.util.TreeMap;

/** Image orders and their reports, in words of the agent. */
final class ImageMessages {
  private ImageMessages() {}

  static AgentMessage report(ImageReport report) {
    io.longshore.proto.v1.ImageReport.Builder message =
        io.longshore.proto.v1.ImageReport.newBuilder()
            .setId(report.id())
            .setOutcome(report.outcome().name())
            .setDetail(report.detail());
    report
        .given()
        .ifPresent(
            archive -> message.setArchive(archive.digest().hex()).setArchiveSize(archive.size()));
    return AgentMessage.newBuilder().setImage(message).build();
  }

  static void order(io.longshore.proto.v1.ImageOrder message, Inbox inbox) {
    ImageOrder order;
    try {
      order =
          new ImageOrder(
              message.getId(),
              message.getReferencesList(),
              message.getPackage(),
              message.hasRecipe() ? Optional.of(recipe(message.getRecipe())) : Optional.empty(),
              message.hasArchive()
                  ? Optional.of(ModelCodec.fromProto(message.getArchive()))
                  : Optional.empty(),
              message.getGive());
    } catch (IllegalArgumentException e) {
      inbox.unreadable("the controller orders an image in a way this agent refuses: " + e);
      return;
    }
    inbox.image(order);
  }

  private static ImageOrder.Recipe recipe(ImageRecipe message) {
    return new ImageOrder.Recipe(
        message.getBuilder(),
        message.getCommand(),
        new Digest(message.getInput()),
        message.getInputSize(),
        message.getRuntime(),
        message.getDestination(),
        new TreeMap<>(message.getLabelsMap()),
        new TreeMap<>(message.getEnvironmentMap()),
        message.getReferencesList());
  }
}
