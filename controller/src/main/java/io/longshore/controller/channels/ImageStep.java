package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.artifact.Content;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeImage;
import io.longshore.controller.workload.fabric.client.step.Decision;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.model.Labels;
import io.longshore.proto.v1.ImageArchive;
import io.longshore.proto.v1.ImageOrder;
import io.longshore.proto.v1.ImageRecipe;
import io.longshore.proto.v1.ImageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hosts of a channel's peers have the image of a chaincode under the names that those peers
 * look for: made on one of them, with the builder that the peer itself would use, and brought to
 * the others.
 */
final class ImageStep implements Step {
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration MAKE = Duration.ofMinutes(10);
  private static final Duration BRING = Duration.ofMinutes(5);

  private final String title;
  private final ChaincodeImage image;
  private final SortedMap<String, List<String>> names;
  private final HostImages hosts;

  /**
   * A step.
   *
   * @param names what the image is called, by host
   */
  ImageStep(
      String title, ChaincodeImage image, SortedMap<String, List<String>> names, HostImages hosts) {
    this.title = title;
    this.image = image;
    this.names = names;
    this.hosts = hosts;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Finding<Decision> observe() {
    List<String> lacking = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    SortedMap<String, ImageReport> reports = order(names.keySet(), ImageOrder.newBuilder(), LOOK);
    for (String host : names.keySet()) {
      ImageReport report = reports.get(host);
      if (report == null || report.getOutcome().equals("FAILED")) {
        silent.add(report == null ? host : host + " (" + report.getDetail() + ")");
      } else if (!report.getOutcome().equals("PRESENT")) {
        lacking.add(host);
      }
    }
    if (!silent.isEmpty()) {
      return Finding.unknown(
          new Setback.NotYet("no word about images from " + String.join(", ", silent)));
    }
    return Finding.of(
        lacking.isEmpty()
            ? new Decision.Leave("it is on " + String.join(", ", names.keySet()))
            : new Decision.Act("it is not on " + String.join(", ", lacking)));
  }

  @Override
  public Outcome act() {
    List<String> without = new ArrayList<>();
    for (String maker : names.keySet()) {
      ImageReport made = make(maker);
      switch (made.getOutcome()) {
        case "PRESENT", "MADE" -> {
          return bring(maker, made);
        }
        case "NO_BUILDER" -> without.add(maker + ": " + made.getDetail());
        case "" -> {
          return new Setback.NotYet(maker + " did not say what became of the image");
        }
        default -> {
          return new Setback.Refused(
              maker + " cannot make it: " + made.getDetail(),
              "put the chaincode right and apply again");
        }
      }
    }
    return new Setback.Refused(
        "no host can make it, and so no peer: " + String.join("; ", without),
        "load the image on one of them, docker load < IMAGE.tar, or into a registry they reach, and"
            + " apply again; to leave chaincodes out: --without-chaincode");
  }

  private ImageReport make(String maker) {
    ByteString code = image.code().code();
    String digest = Digest.of(code.toByteArray()).hex();
    ImageRecipe.Builder recipe =
        ImageRecipe.newBuilder()
            .setBuilder(image.builder())
            .setCommand(image.command())
            .setInput(digest)
            .setInputSize(code.size())
            .setRuntime(image.runtime())
            .setDestination(image.destination())
            .putAllLabels(image.labels())
            .putLabels(Labels.MADE_OF, image.code().hash().hex())
            .putAllEnvironment(image.environment());
    names.values().forEach(recipe::addAllReferences);
    ImageOrder.Builder order = ImageOrder.newBuilder().setRecipe(recipe);
    order.setGive(names.size() > 1);
    Map<String, ImageOrder> one = Map.of(maker, named(maker, order));
    Map<String, Content> offers = Map.of(digest, Content.of(code.toByteArray()));
    return hosts.order(one, offers, MAKE).getOrDefault(maker, ImageReport.getDefaultInstance());
  }

  private Outcome bring(String maker, ImageReport made) {
    String what = made.getOutcome().equals("MADE") ? "made on " + maker : "it was on " + maker;
    List<String> others = names.keySet().stream().filter(host -> !host.equals(maker)).toList();
    if (others.isEmpty()) {
      return new Outcome.Done(what);
    }
    ImageOrder.Builder order =
        ImageOrder.newBuilder()
            .setArchive(
                ImageArchive.newBuilder()
                    .setImage(names.get(maker).get(0))
                    .setDigest(made.getArchive())
                    .setSize(made.getArchiveSize()));
    SortedMap<String, ImageReport> reports = order(others, order, BRING);
    List<String> trouble = new ArrayList<>();
    for (String host : others) {
      ImageReport report = reports.getOrDefault(host, ImageReport.getDefaultInstance());
      if (!report.getOutcome().equals("LOADED") && !report.getOutcome().equals("PRESENT")) {
        trouble.add(host + ": " + report.getOutcome() + " " + report.getDetail());
      }
    }
    return trouble.isEmpty()
        ? new Outcome.Done(what + ", brought to " + String.join(", ", others))
        : new Setback.NotYet(what + ", and not brought to " + String.join("; ", trouble));
  }

  private SortedMap<String, ImageReport> order(
      Iterable<String> to, ImageOrder.Builder order, Duration patience) {
    SortedMap<String, ImageOrder> orders = new TreeMap<>();
    to.forEach(host -> orders.put(host, named(host, order)));
    return hosts.order(orders, Map.of(), patience);
  }

  private ImageOrder named(String host, ImageOrder.Builder order) {
    return order
        .clone()
        .addAllReferences(names.get(host))
        .setPackage(image.code().hash().hex())
        .build();
  }
}
