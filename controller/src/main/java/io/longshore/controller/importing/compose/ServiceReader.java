package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Defect;
import io.longshore.controller.importing.Findings;
import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import io.longshore.controller.importing.SourceFile;
import io.longshore.controller.importing.Variables;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads services, with what they extend and with their variables put in. */
final class ServiceReader {
  /** Keys that are read, or that say nothing a spec needs. */
  private static final Set<String> READ =
      Set.of(
          "container_name",
          "hostname",
          "image",
          "environment",
          "env_file",
          "ports",
          "extra_hosts",
          "volumes",
          "restart",
          "networks",
          "command",
          "user",
          "mem_limit",
          "stop_grace_period",
          "working_dir",
          "tty",
          "stdin_open",
          "extends",
          "depends_on",
          "links",
          "expose",
          "version");

  private final Map<String, SourceFile> texts;
  private final Findings findings;
  private final UnsetVariables unset;
  private final Map<String, Variables> variables = new TreeMap<>();

  ServiceReader(Map<String, SourceFile> texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
    this.unset = new UnsetVariables(findings);
  }

  /** The service of these layers, the lowest first. */
  Service read(List<Layer> layers) {
    Layer own = layers.get(layers.size() - 1);
    EnvironmentReader environment = new EnvironmentReader(texts, unset, findings);
    SortedMap<String, Located> settings = new TreeMap<>();
    SortedMap<String, Located> hosts = new TreeMap<>();
    SortedMap<String, Place> others = new TreeMap<>();
    List<PublishedPort> ports = new ArrayList<>();
    Map<String, MountedPath> mounts = new TreeMap<>();
    List<String> networks = new ArrayList<>();
    List<String> command = List.of();
    for (Layer layer : layers) {
      Variables known = variablesFor(layer.source().file().name());
      environment.add(layer, known);
      for (String key :
          List.of(
              "container_name",
              "hostname",
              "image",
              "restart",
              "user",
              "mem_limit",
              "stop_grace_period")) {
        layer.text(key).ifPresent(text -> settings.put(key, filled(text, known)));
      }
      for (Layer.Pair pair : layer.pairs("extra_hosts", ":")) {
        hosts.put(pair.name(), filled(new Located(pair.value().strip(), pair.place()), known));
      }
      ports(layer, known, ports);
      mounts(layer, known, mounts);
      networks.addAll(layer.value().get("networks").map(YamlValue::keys).orElse(List.of()));
      layer.value().texts("networks").forEach(text -> networks.add(text.text()));
      if (layer.value().get("command").isPresent()) {
        command = command(layer, known);
      }
      for (YamlValue.Entry entry : layer.value().entries()) {
        if (!READ.contains(entry.key())) {
          others.put(entry.key(), layer.source().file().at(entry.line()));
        }
      }
    }
    return new Service(
        own.place(),
        own.key(),
        Optional.ofNullable(settings.get("container_name")).map(Located::text).orElse(own.key()),
        Optional.ofNullable(settings.get("image")),
        environment.values(),
        environment.raw(),
        environment.hidden(),
        ports,
        hosts,
        List.copyOf(mounts.values()),
        Optional.ofNullable(settings.get("restart")).filter(one -> !one.text().equals("no")),
        networks,
        command,
        settings,
        others,
        layers.subList(0, layers.size() - 1).stream()
            .map(layer -> layer.source().file().name() + "#" + layer.key())
            .toList());
  }

  private void ports(Layer layer, Variables known, List<PublishedPort> ports) {
    for (YamlValue.Entry written : layer.value().all("ports")) {
      for (YamlValue item : written.value().items()) {
        Place place = layer.source().file().at(item.line());
        // Version 3's long form.
        String text =
            item.scalar()
                .map(YamlValue.Scalar::text)
                .orElse(item.text("published") + ":" + item.text("target"));
        Optional<PublishedPort> port = PublishedPort.parse(known.fill(text).text(), place);
        if (port.isPresent()) {
          ports.add(port.get());
        } else {
          findings.add(
              Defect.NOT_CARRIED_OVER,
              place,
              "\"" + text + "\" is no single TCP port",
              "left out of the spec");
        }
      }
    }
  }

  private static void mounts(Layer layer, Variables known, Map<String, MountedPath> mounts) {
    for (YamlValue.Entry written : layer.value().all("volumes")) {
      for (YamlValue item : written.value().items()) {
        Place place = layer.source().file().at(item.line());
        MountedPath mount =
            item.scalar()
                .map(text -> MountedPath.parse(known.fill(text.text()).text(), place))
                .orElseGet(() -> new MountedPath(item.text("source"), item.text("target"), place));
        mounts.put(mount.target(), mount);
      }
    }
  }

  private static List<String> command(Layer layer, Variables known) {
    List<YamlValue.Scalar> texts = layer.value().texts("command");
    boolean listed = layer.value().get("command").filter(one -> !one.items().isEmpty()).isPresent();
    return listed
        ? texts.stream().map(text -> known.fill(text.text()).text()).toList()
        : texts.stream()
            .flatMap(text -> ShellWords.split(known.fill(text.text()).text()).stream())
            .toList();
  }

  private Located filled(Located text, Variables known) {
    Variables.Filled filled = known.fill(text.text());
    filled.unset().forEach(name -> unset.report(name, text.place()));
    return text.with(filled.text());
  }

  /** The .env beside the file, or that of the whole folder. */
  private Variables variablesFor(String file) {
    String beside = Extending.resolve(file, ".env");
    String name = texts.containsKey(beside) ? beside : ".env";
    return variables.computeIfAbsent(
        name,
        env ->
            texts.containsKey(env)
                ? Variables.read(texts.get(env))
                : new Variables(new TreeMap<>()));
  }
}
