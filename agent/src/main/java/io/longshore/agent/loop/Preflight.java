package io.longshore.agent.loop;

import io.longshore.agent.engine.ImageSeen;
import io.longshore.agent.link.PreflightAnswer;
import io.longshore.agent.link.PreflightQuestion;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.model.ImageArchive;
import io.longshore.model.Labels;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether images are there or can be had, without touching a container. */
final class Preflight {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

  /** How long a pull may go without progress before it counts as failed. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Loop loop;
  private final AgentState state;
  private final Hands hands;
  private final Look look;

  Preflight(Loop loop, AgentState state, Hands hands, Look look) {
    this.loop = loop;
    this.state = state;
    this.hands = hands;
    this.look = look;
  }

  void answer(PreflightQuestion question) {
    List<String> images = question.images();
    Collected collected = new Collected(question.id(), images);
    loop.offload(
        "preflight",
        () -> there(images),
        (there, thrown) -> {
          for (String image : new TreeSet<>(images)) {
            Optional<Judgement.Refusal> refusal = PolicyJudge.judgeImage(state.policy, image);
            if (refusal.isPresent()) {
              collected.add(PreflightAnswer.Image.lacking(image, refusal.get().what()));
            } else if (thrown != null) {
              collected.add(PreflightAnswer.Image.lacking(image, words(thrown)));
            } else if (there.containsKey(image)) {
              collected.add(there.get(image));
            } else if (question.lookOnly()) {
              collected.add(PreflightAnswer.Image.lacking(image, "not here yet"));
            } else if (!question.archives().containsKey(image)) {
              pull(image, collected);
            }
          }
          if (thrown == null && !question.lookOnly()) {
            load(new TreeMap<>(question.archives()), collected);
          }
        });
  }

  /** One archive after another: one may bring several images, and all share one way here. */
  private void load(SortedMap<String, ImageArchive> archives, Collected collected) {
    archives.keySet().removeAll(collected.answers.keySet());
    archives.keySet().retainAll(collected.asked);
    if (archives.isEmpty()) {
      return;
    }
    ImageArchive next = archives.get(archives.firstKey());
    loop.offload(
        "load image " + next.image(),
        () -> {
          String id = hands.engine().snapshot(Set.of(next.image())).images().get(next.image());
          return here(
              id == null ? hands.archivedImages().load(next) : new ImageSeen(next.image(), id));
        },
        (seen, thrown) -> {
          if (thrown == null) {
            look.soon();
            collected.add(seen);
          } else {
            LOG.warn("image {} cannot be loaded: {}", next.image(), words(thrown));
            collected.add(PreflightAnswer.Image.lacking(next.image(), words(thrown)));
          }
          load(archives, collected);
        });
  }

  private void pull(String image, Collected collected) {
    LOG.info("pull image {}: an apply will need it", image);
    loop.offload(
        "pull image " + image,
        () -> here(hands.engine().pull(image, PATIENCE)),
        (seen, thrown) -> {
          if (thrown == null) {
            look.soon();
            collected.add(seen);
          } else {
            LOG.warn("image {} cannot be had: {}", image, words(thrown));
            collected.add(PreflightAnswer.Image.lacking(image, words(thrown)));
          }
        });
  }

  private SortedMap<String, PreflightAnswer.Image> there(List<String> images) {
    SortedMap<String, PreflightAnswer.Image> there = new TreeMap<>();
    hands
        .engine()
        .snapshot(new TreeSet<>(images))
        .images()
        .forEach((image, id) -> there.put(image, here(new ImageSeen(image, id))));
    return there;
  }

  private PreflightAnswer.Image here(ImageSeen seen) {
    String standIn =
        hands
            .engine()
            .imageLabels(seen.reference())
            .map(labels -> labels.getOrDefault(Labels.STAND_IN, ""))
            .orElse("");
    return new PreflightAnswer.Image(seen.reference(), seen.id(), "", standIn);
  }

  private static String words(Throwable thrown) {
    return thrown instanceof FailureException known
        ? known.failure().toString()
        : String.valueOf(thrown.getMessage());
  }

  /** Answers once, when the last image has answered. */
  private final class Collected {
    private final long id;
    private final List<String> asked;
    private final SortedMap<String, PreflightAnswer.Image> answers = new TreeMap<>();

    Collected(long id, List<String> asked) {
      this.id = id;
      this.asked = List.copyOf(asked);
      if (asked.isEmpty()) {
        hands.link().preflight(new PreflightAnswer(id, List.of()));
      }
    }

    void add(PreflightAnswer.Image image) {
      answers.put(image.reference(), image);
      if (answers.keySet().containsAll(asked)) {
        List<PreflightAnswer.Image> inOrder = new ArrayList<>();
        asked.forEach(reference -> inOrder.add(answers.get(reference)));
        hands.link().preflight(new PreflightAnswer(id, inOrder));
      }
    }
  }
}
