package io.longshore.controller.spec.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the file an operator wrote, with its includes, into a {@link SpecTree}. */
public final class HoconReader {
  /** Files one spec may be made of. */
  static final int MAX_FILES = 64;

  private final ReadOptions options;
  private final HoconProblems problems = new HoconProblems();
  private final KeyPlaces places = new KeyPlaces();
  private final OutlineNode outline = new OutlineNode();
  private final List<String> files = new ArrayList<>();
  private final Map<Path, String> texts = new TreeMap<>();
  private final Map<Path, Map<String, Path>> includes = new TreeMap<>();

  private HoconReader(ReadOptions options) {
    this.options = options;
  }

  /**
   * The spec in a file.
   *
   * @return the spec, or everything that keeps its text from being one
   */
  public static Checked<SpecTree> read(Path file, ReadOptions options) {
    return new HoconReader(options).read(file);
  }

  private Checked<SpecTree> read(Path file) {
    Optional<SpecTree> tree = Optional.empty();
    try {
      gather(
          new SpecFolder(file, problems), file, SpecPath.ROOT, new Origin(file.toString(), 0), 1);
      tree = problems.isEmpty() ? resolved(file) : parsed(file);
    } catch (ConfigException e) {
      problems.add(
          HoconErrors.place(e, file),
          HoconErrors.rule(e),
          HoconErrors.what(e),
          HoconErrors.remedy(e));
    } catch (IOException e) {
      problems.add(
          new Origin(file.toString(), 0),
          HoconRules.READABLE,
          "there is no file " + file + ", nor its folder",
          "check the path");
    } catch (StackOverflowError e) {
      // The bounds above are meant to make this impossible; a spec must still never end a command
      // without a word.
      problems.add(
          new Origin(file.toString(), 0),
          HoconRules.DEPTH,
          "the spec is too deep",
          "nest less deeply");
    }
    return problems.isEmpty() && tree.isPresent()
        ? Checked.of(tree.get())
        : Checked.refused(problems.all());
  }

  /** Reads a file and what it includes, and outlines them. */
  private void gather(SpecFolder folder, Path file, SpecPath at, Origin place, int depth) {
    if (depth > SpecTree.MAX_DEPTH || files.size() >= MAX_FILES) {
      problems.add(
          place,
          HoconRules.INCLUDES,
          "includes lead to more than " + MAX_FILES + " files, or back to themselves",
          "include each file once");
      return;
    }
    Optional<String> text = folder.read(file, place);
    if (text.isEmpty()) {
      return;
    }
    files.add(file.toString());
    texts.put(file, text.get());
    Map<String, Path> named = includes.computeIfAbsent(file, unknown -> new TreeMap<>());
    for (Include include :
        new OutlineScanner(file.toString(), text.get(), at, outline, places, problems).scan()) {
      Origin line = include.place();
      Optional<Path> included = folder.included(file, include, line);
      if (included.isPresent()) {
        named.put(include.name(), included.get());
        gather(folder, included.get(), include.at(), line, depth + 1);
      }
    }
  }

  /** Only to hear of errors of syntax besides those already known; nothing is resolved. */
  private Optional<SpecTree> parsed(Path file) {
    if (texts.containsKey(file) && problems.all().stream().noneMatch(HoconErrors::isBound)) {
      parse(file);
    }
    return Optional.empty();
  }

  private Optional<SpecTree> resolved(Path file) {
    Config parsed = parse(file).toConfig();
    new Expansion(outline, name -> options.environment().isPresent(), problems).check();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    ConfigResolveOptions resolving = ConfigResolveOptions.noSystem();
    if (options.environment().isPresent()) {
      resolving = resolving.appendResolver(new VariableResolver(options.environment().get()));
    }
    return new TreeBuilder(files.stream().distinct().toList(), places, problems)
        .build(parsed.resolve(resolving).root());
  }

  private ConfigObject parse(Path file) {
    ConfigParseOptions parsing =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(file.toString())
            .setIncluder(new ConfinedIncluder(name -> included(file, name)));
    return ConfigFactory.parseString(texts.get(file), parsing).root();
  }

  private ConfigObject included(Path file, String name) {
    Path included = includes.get(file).get(name);
    return included == null || !texts.containsKey(included)
        ? ConfigFactory.empty().root()
        : parse(included);
  }
}
