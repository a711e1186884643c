package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.LoadResponseItem;
import io.longshore.base.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One load of an archive. It may take long as long as it goes on. */
final class ImageLoad {
  private final AtomicLong progress = new AtomicLong();
  private final AtomicReference<String> refusal = new AtomicReference<>();
  private final Path archive;

  private ImageLoad(Path archive) {
    this.archive = archive;
  }

  /** Loads and returns when the engine says it has read all of it. */
  static void run(DockerClient docker, Path archive, Duration patience) {
    new ImageLoad(archive).run(docker, patience);
  }

  private void run(DockerClient docker, Duration patience) {
    try (InputStream file =
            new Counted(Files.newInputStream(archive, LinkOption.NOFOLLOW_LINKS), progress);
        Items items = docker.loadImageAsyncCmd(file).exec(new Items())) {
      long seen = -1;
      while (!items.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = progress.get();
        if (now == seen) {
          throw failure("no progress within " + patience.toSeconds() + " s");
        }
        seen = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("it was interrupted");
    } catch (IOException | DockerException e) {
      throw EngineFailures.classify(where(), e).toException(e);
    }
    if (refusal.get() != null) {
      throw new Failure(
              Failure.Kind.REJECTED,
              where(),
              "the engine refuses the archive: " + refusal.get(),
              "make it anew: docker save -o FILE IMAGE")
          .toException();
    }
  }

  private String where() {
    return "docker load of " + archive.getFileName();
  }

  private RuntimeException failure(String what) {
    return new Failure(Failure.Kind.RETRY, where(), what, "").toException();
  }

  private final class Items extends ResultCallback.Adapter<LoadResponseItem> {
    @Override
    public void onNext(LoadResponseItem item) {
      progress.incrementAndGet();
      if (item.getErrorDetail() != null) {
        refusal.set(String.valueOf(item.getErrorDetail().getMessage()));
      }
    }
  }

  /** Tells that the engine reads. */
  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      count.incrementAndGet();
      return super.read(into, from, most);
    }
  }
}
