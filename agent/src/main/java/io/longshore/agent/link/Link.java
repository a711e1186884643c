package io.longshore.agent.link;

import io.longshore.agent.artifact.ArtifactSource;
import io.longshore.base.Digest;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.io.IOException;
import java.nio.file.Path;

/** The way to the controller. What is sent while none is there is dropped: state is sent whole. */
public interface Link extends ArtifactSource, AutoCloseable {
  /** Begins to dial, and never stops. What comes is handed to the inbox on the loop. */
  void open(Inbox inbox);

  /** Sends what the host holds; a newer one replaces one not sent yet. */
  void observed(ObservedHost host);

  /** Says what a controller must know before it plans. */
  void facts(HostFacts facts);

  /** Answers a preflight. */
  void preflight(PreflightAnswer answer);

  /** Answers a question about logs. */
  void logs(LogAnswer answer);

  /** Answers an image order. */
  void report(ImageReport report);

  /**
   * Gives the controller a content that it asked for. Blocks.
   *
   * @throws io.longshore.base.FailureException of kind RETRY: the way there broke; of kind
   *     REJECTED: it is not taken
   */
  void give(Digest digest, Path content) throws IOException;

  /** Asks for a certificate. */
  void ask(CertificateAsk ask);

  @Override
  void close();
}
