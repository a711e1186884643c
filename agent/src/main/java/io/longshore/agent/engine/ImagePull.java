package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.PullResponseItem;
import io.longshore.base.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One pull. It may take long as long as it goes on. */
final class ImagePull {
  private final AtomicLong progress = new AtomicLong();
  private final AtomicReference<String> refusal = new AtomicReference<>();
  private final String reference;

  private ImagePull(String reference) {
    this.reference = reference;
  }

  /** Pulls and returns when the engine says it has the image. */
  static void run(DockerClient docker, String reference, Duration patience) {
    new ImagePull(reference).run(docker, patience);
  }

  private void run(DockerClient docker, Duration patience) {
    try (Items items = docker.pullImageCmd(reference).exec(new Items())) {
      long seen = -1;
      while (!items.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = progress.get();
        if (now == seen) {
          throw failure(
              Failure.Kind.RETRY, "no progress within " + patience.toSeconds() + " s", "");
        }
        seen = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(Failure.Kind.RETRY, "the pull was interrupted", "");
    } catch (IOException | DockerException e) {
      throw EngineFailures.classify("docker pull " + reference, e).toException(e);
    }
    if (refusal.get() != null) {
      throw EngineFailures.classify(
              "docker pull " + reference, new DockerException(refusal.get(), 404))
          .toException();
    }
  }

  private RuntimeException failure(Failure.Kind kind, String what, String remedy) {
    return new Failure(kind, "docker pull " + reference, what, remedy).toException();
  }

  private final class Items extends ResultCallback.Adapter<PullResponseItem> {
    @Override
    public void onNext(PullResponseItem item) {
      progress.incrementAndGet();
      if (item.getErrorDetail() != null) {
        refusal.set(String.valueOf(item.getErrorDetail().getMessage()));
      }
    }
  }
}
