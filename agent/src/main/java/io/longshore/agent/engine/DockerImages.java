package io.longshore.agent.engine;

import io.longshore.base.Failure;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What is done with images of a Docker engine. */
final class DockerImages {
  /** The tag of a name that says none. */
  private static final String LATEST = "latest";

  private final BoundedCalls bounded;
  private final Duration changeLimit;
  private final DockerLooks looks;
  private final Supplier<DockerClients> clients;
  private final AtomicLong mutations;

  DockerImages(
      BoundedCalls bounded,
      Duration changeLimit,
      DockerLooks looks,
      Supplier<DockerClients> clients,
      AtomicLong mutations) {
    this.bounded = bounded;
    this.changeLimit = changeLimit;
    this.looks = looks;
    this.clients = clients;
    this.mutations = mutations;
  }

  ImageSeen pull(String reference, Duration patience) {
    mutations.incrementAndGet();
    ImagePull.run(clients.get().streams(), reference, patience);
    return looks
        .image(reference)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.RETRY,
                        "docker pull " + reference,
                        "the pull ended well but the image is not there",
                        "")
                    .toException());
  }

  ImageSeen load(Path archive, String reference, Duration patience) {
    mutations.incrementAndGet();
    ImageLoad.run(clients.get().streams(), archive, patience);
    return looks
        .image(reference)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.REJECTED,
                        "docker load " + reference,
                        "the archive was loaded but holds no image of this name",
                        "docker save " + reference + " makes one that does")
                    .toException());
  }

  Optional<SortedMap<String, String>> labels(String reference) {
    return looks
        .inspectImage(reference)
        .map(
            image ->
                image.getConfig() == null || image.getConfig().getLabels() == null
                    ? new TreeMap<>()
                    : new TreeMap<>(image.getConfig().getLabels()));
  }

  ImageSeen build(ImageBuild build, Duration patience) {
    String reference = build.references().get(0);
    mutations.incrementAndGet();
    DockerBuild.Ended ended =
        bounded.within(
            patience,
            "build " + reference,
            () -> new DockerBuild(clients.get().streams(), build).run());
    if (ended.status() != 0) {
      throw new Failure(
              Failure.Kind.REJECTED,
              reference,
              "the builder "
                  + build.builder()
                  + " ended with "
                  + ended.status()
                  + ":\n"
                  + String.join("\n", ended.log()),
              "put the sources right, or their vendor folder")
          .toException();
    }
    return looks
        .image(reference)
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.RETRY,
                        reference,
                        "the engine says that the image is made, and does not have it",
                        "")
                    .toException());
  }

  void tag(String image, String reference) {
    mutations.incrementAndGet();
    bounded.within(
        changeLimit,
        "tag " + reference,
        () -> clients.get().calls().tagImageCmd(image, reference, LATEST).exec());
  }

  void save(List<String> references, Path archive, Duration patience) {
    bounded.within(
        patience,
        "save " + references.get(0),
        () -> {
          var saving = clients.get().streams().saveImagesCmd();
          references.forEach(reference -> saving.withImage(reference, LATEST));
          try (InputStream saved = saving.exec()) {
            return Files.copy(saved, archive, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }
}
