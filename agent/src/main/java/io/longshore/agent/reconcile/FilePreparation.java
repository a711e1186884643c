package io.longshore.agent.reconcile;

import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must be there before a file set can be placed: the certificates it holds. */
final class FilePreparation {
  private final DesiredHost desired;
  private final Seen seen;
  private final Draft draft;

  FilePreparation(DesiredHost desired, Seen seen, Draft draft) {
    this.desired = desired;
    this.seen = seen;
    this.draft = draft;
  }

  /**
   * Intends whatever the set lacks, and says in words what; empty when it is placed.
   *
   * @param container for whose sake; empty when for none
   */
  Optional<String> intend(FileSet set, String container, Reason reason) {
    // Files changed by hand are put right before a container is made of them or started on them;
    // what runs is left alone.
    boolean mend = !container.isEmpty() && seen.drifted().contains(set.name());
    if (!mend && seen.placed(set.name(), Fingerprint.of(set, desired.identities()).brief())) {
      return Optional.empty();
    }
    List<String> uncertified = new ArrayList<>();
    for (String identity : identities(set)) {
      IdentityState state = seen.identities().getOrDefault(identity, IdentityState.MISSING);
      if (state != IdentityState.READY) {
        uncertified.add(identity);
        if (state == IdentityState.MISSING && seen.attached()) {
          draft.intend(new Action.ObtainIdentity(identity, container, reason));
        }
      }
    }
    if (uncertified.isEmpty()) {
      draft.intend(new Action.PlaceFiles(set.name(), container, reason));
      return Optional.of("files " + set.name());
    }
    return Optional.of(
        "certificate of "
            + String.join(", ", uncertified)
            + (seen.attached() ? "" : " (no controller is attached to sign it)"));
  }

  /** The identities whose key or certificate the set holds. */
  static SortedSet<String> identities(FileSet set) {
    SortedSet<String> names = new TreeSet<>();
    for (FileEntry file : set.files()) {
      file.content().accept(new IdentityOf()).ifPresent(names::add);
    }
    return names;
  }

  private static final class IdentityOf implements FileContent.Visitor<Optional<String>> {
    @Override
    public Optional<String> blob(FileContent.Blob blob) {
      return Optional.empty();
    }

    @Override
    public Optional<String> privateKey(FileContent.PrivateKeyOf key) {
      return Optional.of(key.identity());
    }

    @Override
    public Optional<String> certificate(FileContent.CertificateOf certificate) {
      return Optional.of(certificate.identity());
    }

    @Override
    public Optional<String> secret(FileContent.SecretText text) {
      return Optional.empty();
    }
  }
}
