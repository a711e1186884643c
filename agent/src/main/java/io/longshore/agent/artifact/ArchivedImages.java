package io.longshore.agent.artifact;

import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.ImageSeen;
import io.longshore.model.ImageArchive;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Images that come as archives, because no registry has them. */
public final class ArchivedImages {
  private static final Logger LOG = LoggerFactory.getLogger(ArchivedImages.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Artifacts artifacts;
  private final Engine engine;

  /** Images that this engine is to have. */
  public ArchivedImages(Artifacts artifacts, Engine engine) {
    this.artifacts = artifacts;
    this.engine = engine;
  }

  /** Brings the archive here, unless it is, and loads it. */
  public ImageSeen load(ImageArchive archive) throws IOException {
    LOG.info(
        "load image {} from archive {} ({} bytes)",
        archive.image(),
        archive.digest().brief(),
        archive.size());
    return engine.load(
        artifacts.bring(archive.digest(), archive.size()), archive.image(), PATIENCE);
  }
}
