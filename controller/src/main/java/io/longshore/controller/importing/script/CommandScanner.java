package io.longshore.controller.importing.script;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import io.longshore.controller.importing.SourceFile;
import io.longshore.controller.importing.Variables;
import io.longshore.controller.importing.compose.ShellWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds commands in scripts and notes, line by line. */
public final class CommandScanner {
  private static final int LONGEST_LINE = 8_192;
  private static final Pattern ADDRESS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern ARGUMENTS = Pattern.compile("\"Args\"\\s*:\\s*\\[([^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final List<Commands.Run> runs = new ArrayList<>();
  private final List<Located> starts = new ArrayList<>();
  private final List<Commands.Copy> copies = new ArrayList<>();
  private final List<Commands.Artifact> artifacts = new ArrayList<>();
  private final List<Commands.Chaincode> chaincodes = new ArrayList<>();
  private final List<Located> oneWay = new ArrayList<>();

  private CommandScanner() {}

  /** The commands of these files. */
  public static Commands scan(Collection<SourceFile> files) {
    CommandScanner scanner = new CommandScanner();
    files.forEach(scanner::scan);
    return new Commands(
        scanner.runs,
        scanner.starts,
        scanner.copies,
        scanner.artifacts,
        scanner.chaincodes,
        scanner.oneWay);
  }

  private void scan(SourceFile file) {
    Variables variables = ShellAssignments.of(file);
    StringBuilder joined = new StringBuilder();
    int begun = 0;
    int line = 0;
    for (String written : file.text().split("\n", -1)) {
      line++;
      begun = joined.length() == 0 ? line : begun;
      String text = written.strip();
      boolean goesOn = text.endsWith("\\");
      joined.append(goesOn ? text.substring(0, text.length() - 1) : text);
      if (!goesOn || joined.length() > LONGEST_LINE) {
        if (joined.length() <= LONGEST_LINE) {
          command(joined.toString(), variables, file.at(begun));
        }
        joined.setLength(0);
      } else {
        joined.append(' ');
      }
    }
  }

  private void command(String line, Variables variables, Place place) {
    if (line.startsWith("#")) {
      return;
    }
    List<String> words =
        ShellWords.split(line.replace('`', ' ')).stream()
            .map(word -> variables.fill(word).text())
            .toList();
    String address = "";
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      String program = word.substring(word.lastIndexOf('/') + 1);
      List<String> rest = words.subList(at + 1, words.size());
      Matcher found = ADDRESS.matcher(word);
      if (found.find() && address.isEmpty()) {
        address = found.group();
      }
      if (program.endsWith(".sh") && program.length() > 3) {
        runs.add(new Commands.Run(address, program, place));
      }
      switch (program) {
        case "docker-compose", "compose" -> start(rest, place);
        case "scp", "rsync" -> {
          copy(rest, place);
          return;
        }
        case "configtxgen" -> artifact(rest, place);
        case "peer" -> peer(rest, place);
        default -> {
          // Any other word names no program that tells about the network.
        }
      }
    }
  }

  private void start(List<String> words, Place place) {
    if (!words.contains("up") && !words.contains("start")) {
      return;
    }
    for (int at = 0; at + 1 < words.size(); at++) {
      if (words.get(at).equals("-f") || words.get(at).equals("--file")) {
        String file = words.get(at + 1);
        starts.add(new Located(file.startsWith("./") ? file.substring(2) : file, place));
      }
    }
  }

  private void copy(List<String> words, Place place) {
    List<String> files = new ArrayList<>();
    String address = "";
    for (String word : words) {
      Matcher found = ADDRESS.matcher(word);
      if (word.contains(":") || word.contains("@")) {
        address = found.find() ? found.group() : address;
      } else if (!word.startsWith("-")) {
        files.add(word);
      }
    }
    if (!files.isEmpty()) {
      copies.add(new Commands.Copy(files, address, place));
    }
  }

  private void artifact(List<String> words, Place place) {
    boolean genesis = words.contains("-outputBlock");
    if (genesis || words.contains("-outputCreateChannelTx")) {
      artifacts.add(
          new Commands.Artifact(
              option(words, "-profile"), option(words, "-channelID"), genesis, place));
    }
  }

  private void peer(List<String> words, Place place) {
    if (words.size() < 2) {
      return;
    }
    String verb = words.get(0) + " " + words.get(1);
    switch (verb) {
      case "channel create" -> {
        oneWay.add(new Located(verb, place));
        String channel = option(words, "-c", "--channelID");
        if (!channel.isEmpty()) {
          artifacts.add(new Commands.Artifact("", channel, false, place));
        }
      }
      case "channel join" -> oneWay.add(new Located(verb, place));
      case "chaincode install", "chaincode instantiate" -> {
        oneWay.add(new Located(verb, place));
        chaincodes.add(
            new Commands.Chaincode(
                option(words, "-n", "--name"),
                option(words, "-v", "--version"),
                option(words, "-p", "--path"),
                option(words, "-C", "--channelID"),
                arguments(option(words, "-c", "--ctor")),
                option(words, "-P", "--policy"),
                place));
      }
      default -> {
        // Queries and the like change nothing.
      }
    }
  }

  private static List<String> arguments(String constructor) {
    Matcher list = ARGUMENTS.matcher(constructor);
    List<String> arguments = new ArrayList<>();
    if (list.find()) {
      Matcher one = QUOTED.matcher(list.group(1));
      while (one.find()) {
        arguments.add(one.group(1));
      }
    }
    return arguments;
  }

  private static String option(List<String> words, String... names) {
    Optional<String> value = Optional.empty();
    for (int at = 0; at + 1 < words.size() && value.isEmpty(); at++) {
      if (List.of(names).contains(words.get(at))) {
        value = Optional.of(words.get(at + 1));
      }
    }
    return value.filter(text -> !text.startsWith("$")).orElse("");
  }
}
