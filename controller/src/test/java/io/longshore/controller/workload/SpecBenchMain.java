package io.longshore.controller.workload;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.hocon.HoconReader;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long a large spec takes to be read, checked and compiled: {@code deploy/bench spec}.
 *
 * <p>Once with each container written once and placed by a label, once with as many containers
 * written out one by one as a spec may hold values for.
 */
public final class SpecBenchMain {
  private static final int HOSTS = 1_000;
  private static final int CONTAINERS = 20;

  /** Each takes five values of the 50,000 a spec may hold. */
  private static final int WRITTEN_OUT = 8_000;

  private SpecBenchMain() {}

  /** Prints figures of as many rounds as the first argument says. */
  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("longshore-bench");
    Path file = folder.resolve("bench.conf");
    try {
      Files.writeString(file, placed());
      measure(HOSTS + " hosts x " + CONTAINERS + ", by label", file, rounds);
      Files.writeString(file, writtenOut());
      measure(WRITTEN_OUT + " containers written out", file, rounds);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void measure(String name, Path file, int rounds) {
    List<Long> read = new ArrayList<>();
    List<Long> check = new ArrayList<>();
    List<Long> compile = new ArrayList<>();
    List<Long> whole = new ArrayList<>();
    int containers = 0;
    for (int round = 0; round < rounds; round++) {
      long began = System.nanoTime();
      SpecTree tree = HoconReader.read(file, ReadOptions.STRICT).get();
      new FolderFiles(file);
      long wasRead = System.nanoTime();
      Checked<Fleet> fleet = FleetSpecParser.parse(tree);
      if (!fleet.isSound()) {
        throw new IllegalStateException(fleet.problems().get(0).toString());
      }
      long checked = System.nanoTime();
      Compiled compiled = fleet.get().compile(PublicMaterials.none());
      long ended = System.nanoTime();
      containers =
          compiled.hosts().values().stream().mapToInt(host -> host.containers().size()).sum();
      read.add(wasRead - began);
      check.add(checked - wasRead);
      compile.add(ended - checked);
      whole.add(ended - began);
    }
    print(name + ": first, cold", List.of(whole.get(0)));
    print("  read", read);
    print("  check", check);
    print("  compile", compile);
    print("  whole, " + containers + " containers", whole);
  }

  private static void print(String name, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.3f %8.3f %8.3f   (%d runs)%n",
        name,
        sorted.get(0) / 1e9,
        sorted.get(sorted.size() / 2) / 1e9,
        sorted.get(sorted.size() - 1) / 1e9,
        sorted.size());
  }

  private static String placed() {
    StringBuilder text = new StringBuilder("network = bench\nhosts {\n");
    for (int host = 0; host < HOSTS; host++) {
      text.append("  ").append(host(host)).append('\n');
    }
    text.append("}\ncontainers {\n");
    for (int one = 0; one < CONTAINERS; one++) {
      text.append(container(one, "all")).append('\n');
    }
    return text.append("}\n").toString();
  }

  private static String writtenOut() {
    StringBuilder text = new StringBuilder("network = bench\nhosts {\n");
    for (int host = 0; host < HOSTS; host++) {
      text.append("  ").append(host(host)).append('\n');
    }
    text.append("}\ncontainers {\n");
    for (int one = 0; one < WRITTEN_OUT; one++) {
      text.append("  c" + one + " { image = \"app:1.0\", host = h" + one % HOSTS);
      text.append(", ports = [").append(8000 + one / HOSTS).append("] }\n");
    }
    return text.append("}\n").toString();
  }

  private static String host(int host) {
    String address = "10.0." + host / 250 + "." + (host % 250 + 1);
    return "h" + host + " { address = " + address + ", labels = [all] }";
  }

  private static String container(int one, String where) {
    int port = 8000 + one;
    return "  c"
        + one
        + " { image = \"app:1.0\", on = "
        + where
        + ", ports = ["
        + port
        + "], environment { NAME = c"
        + one
        + " }, memory = 64 MB, gate { type = tcp, port = "
        + port
        + " }"
        + (one > 0 ? ", after = c" + (one - 1) : "")
        + " }";
  }
}
