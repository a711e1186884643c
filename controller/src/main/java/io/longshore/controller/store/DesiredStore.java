package io.longshore.controller.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.wire.ModelCodec;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each host was last told to hold, with its generation.
 *
 * <p>Read from disk once and written through: what is in memory is never newer than what is on
 * disk.
 */
public final class DesiredStore {
  private static final String ENDING = ".desired";

  private final StateFiles files;
  private final SortedMap<String, DesiredHost> held = new TreeMap<>();

  /** The desired states of this state folder. */
  public DesiredStore(StateDir state) {
    this.files = new StateFiles(state);
    for (String host : files.list("hosts", ENDING)) {
      files.get(name(host), DesiredStore::read).ifPresent(desired -> held.put(host, desired));
    }
  }

  /** What the host was last told to hold. */
  public Optional<DesiredHost> held(String host) {
    return Optional.ofNullable(held.get(host));
  }

  /** What every host was last told to hold, by name. */
  public SortedMap<String, DesiredHost> held() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(held));
  }

  /** Keeps it, durably, before it is sent to anyone. */
  public void put(DesiredHost desired) {
    files.put(name(desired.host()), ModelCodec.toProto(desired).toByteArray());
    held.put(desired.host(), desired);
  }

  private static String name(String host) {
    return "hosts/" + host + ENDING;
  }

  private static DesiredHost read(byte[] content) {
    try {
      return ModelCodec.fromProto(io.longshore.proto.v1.DesiredHost.parseFrom(content));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a desired state: " + e.getMessage(), e);
    }
  }
}
