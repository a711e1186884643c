package io.longshore.agent.loop;

import io.longshore.agent.engine.ImageBuild;
import io.longshore.agent.link.ImageOrder;
import io.longshore.agent.link.ImageReport;
import io.longshore.base.Digest;
import io.longshore.base.FailureException;
import io.longshore.model.ImageArchive;
import io.longshore.model.Labels;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images that are made on one host and brought to others. One is used as it is when its label says
 * that it is made of the very package that is asked for, or when it has no such label: then a peer
 * or a person made it. Its calls block.
 */
final class OrderedImages {
  private static final Logger LOG = LoggerFactory.getLogger(OrderedImages.class);
  private static final Duration BUILD = Duration.ofMinutes(10);
  private static final Duration PULL_PATIENCE = Duration.ofSeconds(20);
  private static final Duration SAVE = Duration.ofMinutes(2);

  private final Hands hands;
  private final HostPolicy policy;

  OrderedImages(Hands hands, HostPolicy policy) {
    this.hands = hands;
    this.policy = policy;
  }

  /** Makes it so, as far as the order goes, and says what came of it. */
  ImageReport carryOut(ImageOrder order) {
    try {
      ImageReport.Outcome outcome = had(order);
      boolean here = outcome == ImageReport.Outcome.PRESENT || outcome == ImageReport.Outcome.MADE;
      Optional<ImageArchive> given =
          here && order.give() ? Optional.of(given(order)) : Optional.empty();
      return new ImageReport(order.id(), outcome, "", given);
    } catch (Refused refused) {
      return new ImageReport(order.id(), refused.outcome, refused.getMessage(), Optional.empty());
    } catch (FailureException failed) {
      return failed(order, failed.failure().what());
    } catch (IOException trouble) {
      return failed(order, String.valueOf(trouble.getMessage()));
    }
  }

  private static ImageReport failed(ImageOrder order, String what) {
    LOG.warn("image {} cannot be had: {}", order.references().get(0), what);
    return new ImageReport(order.id(), ImageReport.Outcome.FAILED, what, Optional.empty());
  }

  private ImageReport.Outcome had(ImageOrder order) throws IOException, Refused {
    List<String> lacking = order.references().stream().filter(one -> !right(order, one)).toList();
    if (lacking.isEmpty()) {
      return ImageReport.Outcome.PRESENT;
    }
    Optional<String> other =
        order.references().stream().filter(one -> right(order, one)).findFirst();
    if (other.isPresent()) {
      lacking.forEach(reference -> hands.engine().tag(other.get(), reference));
      return ImageReport.Outcome.PRESENT;
    }
    if (order.recipe().isPresent()) {
      make(order, order.recipe().get());
      return ImageReport.Outcome.MADE;
    }
    if (order.archive().isPresent()) {
      hands.archivedImages().load(order.archive().get());
      for (String reference : order.references()) {
        if (!right(order, reference)) {
          throw new IOException(
              "the archive holds another image than " + reference + " of " + order.made());
        }
      }
      return ImageReport.Outcome.LOADED;
    }
    return ImageReport.Outcome.ABSENT;
  }

  private boolean right(ImageOrder order, String reference) {
    return hands
        .engine()
        .imageLabels(reference)
        .map(labels -> labels.getOrDefault(Labels.MADE_OF, order.made()))
        .filter(order.made()::equals)
        .isPresent();
  }

  private void make(ImageOrder order, ImageOrder.Recipe recipe) throws IOException, Refused {
    for (String image : List.of(recipe.builder(), recipe.runtime())) {
      Optional<Judgement.Refusal> refusal = PolicyJudge.judgeImage(policy, image);
      if (refusal.isPresent()) {
        throw new Refused(ImageReport.Outcome.FAILED, refusal.get().what());
      }
      if (hands.engine().imageLabels(image).isEmpty()) {
        pull(image);
      }
    }
    LOG.info("make image {} with {}", order.references().get(0), recipe.builder());
    hands
        .engine()
        .build(
            new ImageBuild(
                "longshore-build-" + new Digest(order.made()).brief(),
                recipe.builder(),
                recipe.command(),
                hands.artifacts().bring(recipe.input(), recipe.inputSize()),
                recipe.runtime(),
                recipe.destination(),
                recipe.labels(),
                recipe.environment(),
                recipe.references()),
            BUILD);
  }

  private void pull(String image) throws Refused {
    try {
      hands.engine().pull(image, PULL_PATIENCE);
    } catch (FailureException nowhere) {
      throw new Refused(
          ImageReport.Outcome.NO_BUILDER,
          "image " + image + " is not here: " + nowhere.failure().what());
    }
  }

  private ImageArchive given(ImageOrder order) throws IOException {
    List<String> references =
        order.recipe().map(ImageOrder.Recipe::references).orElse(order.references());
    for (String reference : references) {
      if (!right(order, reference)) {
        hands.engine().tag(order.references().get(0), reference);
      }
    }
    Path archive = Files.createTempFile("longshore-image", ".tar");
    try {
      hands.engine().save(references, archive, SAVE);
      Digest digest = digest(archive);
      hands.link().give(digest, archive);
      return new ImageArchive(order.references().get(0), digest, Files.size(archive));
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  private static Digest digest(Path file) throws IOException {
    MessageDigest hash = Digest.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), hash)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new Digest(HexFormat.of().formatHex(hash.digest()));
  }

  /** The order cannot be carried out as things are. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final ImageReport.Outcome outcome;

    Refused(ImageReport.Outcome outcome, String why) {
      super(why);
      this.outcome = outcome;
    }
  }
}
