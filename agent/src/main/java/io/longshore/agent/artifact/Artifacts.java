package io.longshore.agent.artifact;

import io.longshore.base.ArtifactFolder;
import io.longshore.base.ArtifactWriting;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contents this host holds, and the way to those it lacks. Its calls block. */
public final class Artifacts {
  private static final Logger LOG = LoggerFactory.getLogger(Artifacts.class);

  private final ArtifactFolder folder;
  private final ArtifactSource source;
  private final Map<Digest, Progress> coming = new ConcurrentSkipListMap<>();

  /**
   * How far one content has come.
   *
   * @param done bytes that are here
   * @param size bytes of the whole
   */
  public record Progress(long done, long size) {}

  /** Contents in this folder; what is missing comes from the source. */
  public Artifacts(ArtifactFolder folder, ArtifactSource source) {
    this.folder = folder;
    this.source = source;
  }

  /**
   * Makes sure that a content is here, and says where.
   *
   * @param size bytes of the whole
   * @throws FailureException it cannot be had, now or at all
   */
  public Path bring(Digest digest, long size) throws IOException {
    if (!folder.holds(digest)) {
      try {
        fetch(digest, size);
      } finally {
        coming.remove(digest);
      }
    }
    return folder.file(digest);
  }

  /** Tries as long as each try brings it further; what was damaged begins anew once. */
  private void fetch(Digest digest, long size) throws IOException {
    boolean anew = false;
    while (true) {
      long began;
      try (ArtifactWriting writing = folder.write(digest, size)) {
        began = writing.offset();
        try {
          source.fetch(digest, began, bytes -> add(digest, size, writing, bytes));
          writing.finish();
          LOG.info("artifact {} is here: {} bytes came", digest.brief(), size - began);
          return;
        } catch (FailureException broken) {
          boolean further = writing.offset() > began;
          boolean damaged = broken.failure().kind() == Failure.Kind.REJECTED && began > 0 && !anew;
          if (!damaged && !(further && broken.failure().kind() == Failure.Kind.RETRY)) {
            throw broken;
          }
          anew |= damaged;
          LOG.info("artifact {} is asked for again: {}", digest.brief(), broken.failure().what());
        }
      }
    }
  }

  private void add(Digest digest, long size, ArtifactWriting writing, java.nio.ByteBuffer bytes)
      throws IOException {
    writing.add(bytes);
    coming.put(digest, new Progress(writing.offset(), size));
  }

  /** What is on its way here now. */
  public Map<Digest, Progress> coming() {
    return Map.copyOf(coming);
  }

  /** Forgets all contents but these. */
  public void keepOnly(Collection<Digest> wanted) throws IOException {
    folder.keepOnly(wanted);
  }
}
