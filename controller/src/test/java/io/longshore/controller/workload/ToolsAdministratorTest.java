package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.plan.Exceptions;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the tools containers act as. */
class ToolsAdministratorTest {
  private static final Path BASE = Path.of("src/test/resources/rules/base.conf");
  private static final String REASON = "joins test channels by hand until June";
  private static final FileContent OF_THE_TOOLS = new FileContent.CertificateOf("cli-msp");

  @TempDir Path folder;

  @Test
  void tools_act_as_a_user_whom_no_peer_takes_for_an_administrator() throws Exception {
    Compiled compiled = compiled("");
    for (CompiledHost host : compiled.hosts().values()) {
      if (host.identities().containsKey("cli-msp")) {
        assertTrue(host.identities().get("cli-msp").commonName().startsWith("User1@"));
      }
      assertEquals(List.of(), host.exceptions());
      assertFalse(administers(host));
    }
  }

  @Test
  void where_there_is_a_reason_they_administer_the_peers_of_their_own_host_alone()
      throws Exception {
    Compiled compiled = compiled("tools { admin { h3 = \"" + REASON + "\" } }");
    int excepted = 0;
    for (CompiledHost host : compiled.hosts().values()) {
      boolean here = host.host().equals("h3");
      excepted += here ? 1 : 0;
      assertEquals(here, administers(host), host.host());
      if (host.identities().containsKey("cli-msp")) {
        String name = host.identities().get("cli-msp").commonName();
        assertTrue(name.startsWith(here ? "Operator@" : "User1@"), name);
      }
      List<String> shown = Exceptions.of(host, HostPolicy.builtIn());
      assertEquals(here, shown.stream().anyMatch(line -> line.contains(REASON)), shown.toString());
    }
    assertEquals(1, excepted);
    assertTrue(
        compiled.notes().stream()
            .anyMatch(note -> note.startsWith("On h3 cli has the identity Operator@")),
        compiled.notes().toString());
    String environment =
        compiled.hosts().get("h3").containers().stream()
            .filter(container -> container.name().equals("cli"))
            .findFirst()
            .orElseThrow()
            .run()
            .environment()
            .get("CORE_PEER_MSPCONFIGPATH");
    assertTrue(environment.contains("/users/Operator@"), environment);
  }

  @Test
  void an_administrator_without_a_reason_or_without_tools_is_refused() throws Exception {
    Checked<Specs.Loaded> loaded = load("tools { admin { h3 = \" \", h99 = why } }");
    String problems = ProblemText.of(loaded.problems());
    assertTrue(problems.contains("needs a reason"), problems);
    assertTrue(problems.contains("\"h99\" has no tools"), problems);
  }

  /** Whether a peer's folder names the tools' identity among its administrators. */
  private static boolean administers(CompiledHost host) {
    return host.fileSets().values().stream()
        .flatMap(set -> set.files().stream())
        .filter(file -> file.path().startsWith("msp/admincerts/"))
        .map(FileEntry::content)
        .anyMatch(OF_THE_TOOLS::equals);
  }

  private Compiled compiled(String more) throws IOException, MaterialException {
    Checked<Specs.Loaded> loaded = load(more);
    assertTrue(loaded.isSound(), () -> ProblemText.of(loaded.problems()));
    Fleet fleet = loaded.get().fleet();
    return fleet.compile(
        PublicMaterials.of(
            PlaceholderMaterials.made(
                folder.resolve("material"), fleet.materials().orElseThrow())));
  }

  private Checked<Specs.Loaded> load(String more) throws IOException {
    Path spec = folder.resolve("spec.conf");
    String base = Files.readString(BASE);
    assertTrue(base.contains("fabric {\n"), "the place to add something at");
    Files.writeString(spec, base.replace("fabric {\n", "fabric {\n  " + more + "\n"));
    return Specs.load(spec, ReadOptions.STRICT);
  }
}
