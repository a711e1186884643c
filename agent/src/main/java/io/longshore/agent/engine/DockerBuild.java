package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;

/** One image on its way through a builder's container, as a peer makes its chaincodes' images. */
final class DockerBuild {
  private static final int LOG_LINES = 60;
  private static final String INPUT = "/chaincode/input";
  private static final String OUTPUT = "/chaincode/output/.";

  private final DockerClient docker;
  private final ImageBuild build;

  DockerBuild(DockerClient docker, ImageBuild build) {
    this.docker = docker;
    this.build = build;
  }

  /**
   * What became of it.
   *
   * @param status what the builder's command ended with; 0: the image is there
   * @param log its last lines when it is another
   */
  record Ended(int status, List<String> log) {}

  Ended run() throws IOException, InterruptedException {
    remove(build.name());
    String id =
        docker
            .createContainerCmd(build.builder())
            .withName(build.name())
            .withCmd("/bin/sh", "-c", build.command())
            .exec()
            .getId();
    Path made = Files.createTempFile("longshore-build", ".tar");
    try {
      try (InputStream input = Files.newInputStream(build.input())) {
        docker.copyArchiveToContainerCmd(id).withRemotePath(INPUT).withTarInputStream(input).exec();
      }
      docker.startContainerCmd(id).exec();
      int status =
          docker.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
      if (status != 0) {
        return new Ended(status, LogTail.read(docker, id, LOG_LINES));
      }
      try (InputStream output = docker.copyArchiveFromContainerCmd(id, OUTPUT).exec()) {
        Files.copy(output, made, StandardCopyOption.REPLACE_EXISTING);
      }
      image(made);
      return new Ended(0, List.of());
    } finally {
      Files.deleteIfExists(made);
      remove(id);
    }
  }

  private void image(Path made) throws IOException {
    try (InputStream context = BuildContext.of(build.dockerfile(), "made.tar", made)) {
      docker
          .buildImageCmd()
          .withTarInputStream(context)
          .withTags(new TreeSet<>(build.references()))
          .exec(new BuildImageResultCallback())
          .awaitImageId();
    }
  }

  private void remove(String container) {
    try {
      docker.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException gone) {
      return;
    }
  }
}
