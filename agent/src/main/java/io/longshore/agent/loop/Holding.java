package io.longshore.agent.loop;

import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.base.DamagedStateException;
import io.longshore.base.Digest;
import io.longshore.model.DesiredHost;
import io.longshore.model.IdentityRequest;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is on disk already of what a desired state asks for. */
final class Holding {
  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  private Holding() {}

  /** The contents it names, wherever they came from. */
  static SortedSet<Digest> contents(DesiredHost desired) {
    SortedSet<Digest> named = new TreeSet<>();
    desired.blobs().keySet().forEach(digest -> named.add(new Digest(digest)));
    desired.archives().values().forEach(archive -> named.add(archive.digest()));
    return named;
  }

  static SortedMap<String, IdentityState> identities(DesiredHost desired, NodeIdentities kept)
      throws IOException {
    SortedMap<String, IdentityState> states = new TreeMap<>();
    for (IdentityRequest request : desired.identities().values()) {
      states.put(
          request.name(), isReady(request, kept) ? IdentityState.READY : IdentityState.MISSING);
    }
    return states;
  }

  /** A damaged certificate is asked for again, for the same key, when a container needs it. */
  private static boolean isReady(IdentityRequest request, NodeIdentities kept) throws IOException {
    try {
      return kept.find(request).isPresent();
    } catch (DamagedStateException damaged) {
      LOG.warn("identity {} is damaged: {}", request.name(), damaged.getMessage());
      return false;
    }
  }
}
