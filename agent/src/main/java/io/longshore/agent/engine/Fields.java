package io.longshore.agent.engine;

import io.longshore.model.PortBinding;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A container's settings by name, in one form whoever says them: the spec, or the engine.
 *
 * <p>What Docker fills in by itself is written as what it stands for, so that two settings that
 * mean the same are the same text.
 */
public final class Fields {
  /** One variable: this and its name. */
  public static final String ENVIRONMENT = "environment.";

  /** One mount: this and its target. */
  public static final String MOUNT = "mount.";

  /** One published port: this and its number in the container. */
  public static final String PORT = "port.";

  /** One entry of {@code /etc/hosts}: this and the name. */
  public static final String HOST_ENTRY = "host-entry.";

  /** Further names on one network: this and the network's name. */
  public static final String ALIASES = "aliases.";

  /** The networks it is in. */
  public static final String NETWORKS = "networks";

  /** What a limit that is not set is called. */
  static final String UNLIMITED = "unlimited";

  private final SortedMap<String, String> values = new TreeMap<>();

  Fields value(String name, String value) {
    values.put(name, value);
    return this;
  }

  Fields words(String name, Collection<String> words) {
    return value(name, words.isEmpty() ? "" : String.join(" ", quoted(words)));
  }

  /** A number that the engine writes as 0, -1 or not at all when there is none. */
  Fields limit(String name, Number value) {
    boolean none = value == null || value.longValue() <= 0;
    return value(name, none ? UNLIMITED : String.valueOf(value.longValue()));
  }

  /** A variable as the engine writes it: {@code NAME=value}. */
  Fields variable(String line) {
    int sign = line.indexOf('=');
    String name = sign < 0 ? line : line.substring(0, sign);
    return value(ENVIRONMENT + name, sign < 0 ? "" : line.substring(sign + 1));
  }

  Fields mount(String target, ResolvedMount.Kind kind, String source, boolean readOnly) {
    String word = kind == ResolvedMount.Kind.VOLUME ? "volume " : "path ";
    return value(MOUNT + target, word + source + (readOnly ? " read-only" : ""));
  }

  /** One binding of a TCP port; several of one port are listed. */
  Fields port(PortBinding binding) {
    return port(String.valueOf(binding.containerPort()), binding.address(), binding.hostPort());
  }

  Fields port(String port, String address, int hostPort) {
    String one = address + ":" + hostPort;
    values.merge(PORT + port, one, (these, more) -> sorted(List.of(these.split(", ")), more));
    return this;
  }

  Fields hostEntry(String name, String address) {
    return value(HOST_ENTRY + name, address);
  }

  Fields networks(Collection<String> names) {
    return value(NETWORKS, String.join(", ", new TreeSet<>(names)));
  }

  Fields aliases(String network, Collection<String> aliases, Collection<String> ownNames) {
    TreeSet<String> further = new TreeSet<>(aliases);
    further.removeAll(ownNames);
    return value(ALIASES + network, String.join(", ", further));
  }

  SortedMap<String, String> done() {
    return Collections.unmodifiableSortedMap(values);
  }

  private static String sorted(List<String> these, String more) {
    TreeSet<String> all = new TreeSet<>(these);
    all.add(more);
    return String.join(", ", all);
  }

  private static List<String> quoted(Collection<String> words) {
    return words.stream()
        .map(word -> word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word)
        .toList();
  }
}
