package io.longshore.controller.fleet;

import io.longshore.base.Digest;
import io.longshore.controller.artifact.Content;
import io.longshore.controller.artifact.Contents;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.DesiredHost;
import java.util.Optional;

/** What each host may be given: what its own desired state, a preflight or an image order names. */
final class Offers {
  private final DesiredStore desired;
  private final Preflights preflights;
  private final ImageOrders images;
  private final Contents contents;

  Offers(DesiredStore desired, Preflights preflights, ImageOrders images, Contents contents) {
    this.desired = desired;
    this.preflights = preflights;
    this.images = images;
    this.contents = contents;
  }

  /** The content; empty when it is not for this host, or is not here. */
  Optional<Content> find(String host, String digest) {
    Optional<DesiredHost> held = desired.held(host);
    Optional<Content> blob = held.map(state -> state.blobs().get(digest)).map(Content::of);
    if (blob.isPresent()) {
      return blob;
    }
    Optional<Content> offered = images.offered(host, digest);
    if (offered.isPresent()) {
      return offered;
    }
    boolean named =
        preflights.offers(host, digest)
            || images.names(host, digest)
            || held.stream()
                .flatMap(state -> state.archives().values().stream())
                .anyMatch(archive -> archive.digest().hex().equals(digest));
    return named ? contents.find(new Digest(digest)) : Optional.empty();
  }
}
