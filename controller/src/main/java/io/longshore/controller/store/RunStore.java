package io.longshore.controller.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import io.longshore.base.StateDir;
import io.longshore.proto.v1.Spec;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The runs as files, as they were kept before there was a database: where {@link SqlRuns} takes
 * them over from, and what simulations lose writes of.
 */
public final class RunStore implements Runs {
  private static final String RUN = "run";
  private static final String SERVED = "served";
  private static final String ROLES = "roles";
  private static final String ENDING = ".spec";

  private final StateFiles files;

  /** The runs of this state folder. */
  public RunStore(StateDir state) {
    this.files = new StateFiles(state);
  }

  @Override
  public Optional<RunRecord> run() {
    return files.get(RUN, content -> RunRecord.of(Fields.decode(content)));
  }

  @Override
  public Optional<Spec> spec(Digest digest) {
    return files.get("specs/" + digest.hex() + ENDING, RunStore::parse);
  }

  /** Until the last write of this the run before is the newest. */
  @Override
  public void begin(RunRecord run, Spec spec) {
    Optional<RunRecord> before = run();
    files.put("specs/" + run.specDigest().hex() + ENDING, spec.toByteArray());
    files.put(RUN, run.toFields().encode());
    prune(run.specDigest(), before.map(RunRecord::specDigest));
  }

  @Override
  public void end(RunRecord run) {
    files.put(RUN, run.toFields().encode());
  }

  @Override
  public Set<String> served() {
    return files
        .get(SERVED, content -> Fields.decode(content).text(ROLES))
        .map(roles -> Arrays.stream(roles.split(",")).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  @Override
  public void served(Set<String> roles) {
    files.put(SERVED, Fields.empty().with(ROLES, String.join(",", new TreeSet<>(roles))).encode());
  }

  /** Removes everything: another store has it. The newest run goes first. */
  void forget() {
    files.remove(RUN);
    files.remove(SERVED);
    files.list("specs", ENDING).forEach(digest -> files.remove("specs/" + digest + ENDING));
  }

  /** The spec before stays, for whoever wants to go back to it. */
  private void prune(Digest current, Optional<Digest> before) {
    for (String digest : files.list("specs", ENDING)) {
      if (!digest.equals(current.hex()) && !before.map(Digest::hex).equals(Optional.of(digest))) {
        files.remove("specs/" + digest + ENDING);
      }
    }
  }

  private static Spec parse(byte[] content) {
    try {
      return Spec.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a spec: " + e.getMessage(), e);
    }
  }
}
