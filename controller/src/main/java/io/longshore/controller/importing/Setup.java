package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.ComposeFiles;
import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.importing.fabric.Configtx;
import io.longshore.controller.importing.fabric.CryptoConfig;
import io.longshore.controller.importing.script.CommandScanner;
import io.longshore.controller.importing.script.Commands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the files of a setup say, as they say it.
 *
 * @param folder the files
 * @param services of every docker-compose file
 * @param crypto crypto-config.yaml, if there is one
 * @param configtx configtx.yaml, if there is one
 * @param commands of scripts and notes
 * @param variables of the folder's {@code .env}, if there is one
 */
public record Setup(
    SourceFolder folder,
    List<Service> services,
    Optional<CryptoConfig> crypto,
    Optional<Configtx> configtx,
    Commands commands,
    Optional<Variables> variables) {
  public Setup {
    Objects.requireNonNull(folder, "folder");
    services = List.copyOf(services);
    Objects.requireNonNull(crypto, "crypto");
    Objects.requireNonNull(configtx, "configtx");
    Objects.requireNonNull(commands, "commands");
    Objects.requireNonNull(variables, "variables");
  }

  /** Reads the files of a folder. */
  public static Setup of(SourceFolder folder, Findings findings) {
    TreeMap<String, SourceFile> texts = new TreeMap<>();
    folder.files().forEach(file -> texts.put(file.name(), file));
    List<YamlSource> compose = new ArrayList<>();
    List<YamlSource> crypto = new ArrayList<>();
    List<YamlSource> configtx = new ArrayList<>();
    for (SourceFile file : folder.files()) {
      if (file.isYaml()) {
        YamlSource.read(file, findings)
            .ifPresent(source -> sort(source, compose, crypto, configtx));
      }
    }
    List.of(compose, crypto, configtx)
        .forEach(all -> all.forEach(source -> DuplicateKeys.find(source, findings)));
    extra(crypto, findings);
    extra(configtx, findings);
    List<SourceFile> notes =
        folder.files().stream()
            .filter(file -> !file.isYaml() && !file.name().endsWith(".env"))
            .toList();
    return new Setup(
        folder,
        ComposeFiles.services(compose, texts, findings),
        crypto.stream().findFirst().map(CryptoConfig::of),
        configtx.stream().findFirst().map(Configtx::of),
        CommandScanner.scan(notes),
        variables(texts.values()));
  }

  /** The .env of the folder, or else the first below it. */
  private static Optional<Variables> variables(Collection<SourceFile> texts) {
    return texts.stream()
        .filter(file -> file.baseName().equals(".env"))
        .min(Comparator.comparingInt(file -> file.name().length()))
        .map(Variables::read);
  }

  private static void sort(
      YamlSource source,
      List<YamlSource> compose,
      List<YamlSource> crypto,
      List<YamlSource> configtx) {
    if (ComposeFiles.isCompose(source)) {
      compose.add(source);
    } else if (CryptoConfig.isOne(source.root())) {
      crypto.add(source);
    } else if (Configtx.isOne(source.root())) {
      configtx.add(source);
    }
  }

  private static void extra(List<YamlSource> sources, Findings findings) {
    for (YamlSource source : sources.subList(Math.min(1, sources.size()), sources.size())) {
      findings.add(
          Defect.CONTRADICTION,
          source.file().place(),
          "there is another file of this kind: " + sources.get(0).file().name(),
          "the other one was read, this one was not");
    }
  }
}
