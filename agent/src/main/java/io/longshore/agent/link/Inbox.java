package io.longshore.agent.link;

import io.longshore.model.DesiredHost;
import io.longshore.model.Hold;

/** What may come from a controller. All of it comes on the loop. */
public interface Inbox {
  /** What to say first. */
  Greeting greeting();

  /** A controller is there. */
  void attached();

  /** It is gone. */
  void detached();

  /** What the host should hold, whole. */
  void desired(DesiredHost desired);

  /** Something that is no desired state of this version. */
  void unreadable(String what);

  /** Which images are there, or can be had? */
  void preflight(PreflightQuestion question);

  /** What did containers of chaincodes write last? */
  void logs(LogQuestion question);

  /** An image is to be here that no registry has. */
  void image(ImageOrder order);

  /**
   * A certificate that was asked for.
   *
   * @param digest of the request it answers
   * @param certificate DER
   */
  void certificate(String identity, String digest, byte[] certificate);

  /** A certificate that will not come. */
  void refused(String identity, String what);

  /** A person says to leave a container alone. */
  void hold(Hold hold);

  /** A person says that a container need not be left alone any more. */
  void release(String container);
}
