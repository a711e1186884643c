package io.longshore.agent.policy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import io.longshore.policy.Exemption;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.NamePattern;
import io.longshore.policy.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A policy out of its HOCON text: what is not said is as in the built-in one. */
final class PolicyText {
  private static final Set<String> KEYS =
      Set.of("images", "host-paths", "ports", "networks", "exceptions");
  private static final Set<String> EXCEPTION_KEYS =
      Set.of("reason", "host-path", "network", "roles", "containers", "images");

  private final List<String> problems = new ArrayList<>();

  private PolicyText() {}

  /**
   * Reads it.
   *
   * @param source where it stands
   * @throws IllegalArgumentException with everything that is wrong with it
   */
  static HostPolicy read(String source, String text) {
    PolicyText reading = new PolicyText();
    Config config = reading.parse(text);
    HostPolicy usual = HostPolicy.builtIn();
    reading.known("", config, KEYS);
    List<NamePattern> images =
        reading.list(config, "images", NamePattern::new).orElse(usual.images());
    List<String> paths =
        reading.list(config, "host-paths", Function.identity()).orElse(usual.hostPaths());
    List<PortRange> ports = reading.list(config, "ports", PortRange::of).orElse(usual.ports());
    List<NamePattern> networks =
        reading.list(config, "networks", NamePattern::new).orElse(usual.networks());
    SortedMap<String, Exemption> exceptions =
        config.root().containsKey("exceptions") ? reading.exceptions(config) : usual.exceptions();
    HostPolicy policy =
        reading.attempt(
            "", () -> new HostPolicy(source, "", images, paths, ports, networks, exceptions));
    if (!reading.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", reading.problems));
    }
    return policy;
  }

  private Config parse(String text) {
    try {
      return ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setIncluder(new NoIncludes()))
          .resolve(ConfigResolveOptions.noSystem());
    } catch (ConfigException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  private void known(String at, Config config, Set<String> keys) {
    for (String key : new TreeSet<>(config.root().keySet())) {
      if (!keys.contains(key)) {
        String all = keys.stream().sorted().collect(Collectors.joining(", "));
        problems.add(at + key + " is no key of a policy; there are " + all);
      }
    }
  }

  private SortedMap<String, Exemption> exceptions(Config config) {
    SortedMap<String, Exemption> exceptions = new TreeMap<>();
    Config section = attempt("exceptions", () -> config.getConfig("exceptions"));
    for (String name : section == null ? Set.<String>of() : section.root().keySet()) {
      String at = "exceptions." + name + ".";
      Config one = attempt(at, () -> section.root().get(name).atKey("one").getConfig("one"));
      if (one == null) {
        continue;
      }
      known(at, one, EXCEPTION_KEYS);
      String network = word(one, at, "network").orElse("");
      if (!network.isEmpty() && !network.equals("host")) {
        problems.add(at + "network can only be host");
      }
      Exemption exemption =
          attempt(
              at,
              () ->
                  new Exemption(
                      name,
                      word(one, at, "reason").orElse(""),
                      word(one, at, "host-path"),
                      network.equals("host"),
                      new TreeSet<>(
                          list(one, "roles", Function.<String>identity()).orElse(List.of())),
                      list(one, "containers", NamePattern::new).orElse(List.of()),
                      list(one, "images", NamePattern::new).orElse(List.of())));
      if (exemption != null) {
        exceptions.put(name, exemption);
      }
    }
    return exceptions;
  }

  private Optional<String> word(Config config, String at, String key) {
    return config.root().containsKey(key)
        ? Optional.ofNullable(attempt(at + key, () -> config.getString(key)))
        : Optional.empty();
  }

  private <T> Optional<List<T>> list(Config config, String key, Function<String, T> reading) {
    if (!config.root().containsKey(key)) {
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    List<String> words = attempt(key, () -> config.getStringList(key));
    for (String text : words == null ? List.<String>of() : words) {
      T item = attempt(key, () -> reading.apply(text));
      if (item != null) {
        items.add(item);
      }
    }
    return Optional.of(items);
  }

  /** Gives nothing, and notes why, where the value cannot be had. */
  private <T> T attempt(String at, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ConfigException | IllegalArgumentException wrong) {
      problems.add((at.isEmpty() ? "" : at + ": ") + wrong.getMessage());
      return null;
    }
  }
}
