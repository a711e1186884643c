package io.longshore.controller.workload.fabric.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Asks the real configtxlator, {@code -Dlongshore.fabric=DIR} with {@code bin/configtxlator}. With
 * {@code -Dlongshore.fabric.updates=DIR} its answers are written there, as the recorded ones were.
 */
@EnabledIfSystemProperty(
    named = "longshore.fabric",
    matches = ".+",
    disabledReason = "needs Fabric's own programs: -Dlongshore.fabric=DIR with bin/ and config/")
class ConfigtxlatorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ConfigCase.class)
  void computes_what_we_compute(ConfigCase one) throws Exception {
    Config current = one.current(Recorded.channel());
    Config wanted = one.wanted(current);
    byte[] real = real(current, wanted);
    String record = System.getProperty("longshore.fabric.updates");
    if (record != null) {
      Files.write(Path.of(record).resolve(Path.of(one.file()).getFileName()), real);
    }
    assertEquals(
        ConfigUpdate.parseFrom(real),
        ConfigUpdates.between("mychannel", current, wanted).orElseThrow());
  }

  private byte[] real(Config current, Config wanted) throws Exception {
    Path before = folder.resolve("before");
    Path after = folder.resolve("after");
    Path update = folder.resolve("update");
    Files.write(before, current.toByteArray());
    Files.write(after, wanted.toByteArray());
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("longshore.fabric"), "bin/configtxlator").toString(),
                "compute_update",
                "--channel_id=mychannel",
                "--original=" + before,
                "--updated=" + after,
                "--output=" + update)
            .inheritIO()
            .start();
    assertEquals(0, tool.waitFor());
    return Files.readAllBytes(update);
  }
}
