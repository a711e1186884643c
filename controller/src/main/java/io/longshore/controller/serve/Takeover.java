package io.longshore.controller.serve;

import io.longshore.base.Loop;
import io.longshore.controller.renewal.RenewingCompiler;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.Runs;
import io.longshore.proto.v1.Spec;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up, in a new process, the spec that was accepted before, and the run that was under way.
 */
final class Takeover {
  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Loop loop;
  private final RenewingCompiler compiler;
  private final RolloutDriver driver;
  private final Spec spec;

  private Takeover(Loop loop, RenewingCompiler compiler, RolloutDriver driver, Spec spec) {
    this.loop = loop;
    this.compiler = compiler;
    this.driver = driver;
    this.spec = spec;
  }

  static void of(Loop loop, Runs runs, RenewingCompiler compiler, RolloutDriver driver) {
    runs.run()
        .flatMap(run -> runs.spec(run.specDigest()))
        .ifPresent(spec -> new Takeover(loop, compiler, driver, spec).compile());
  }

  private void compile() {
    loop.offload(
        "read the accepted spec",
        () -> driver.running().isPresent() ? compiler.settle(spec) : compiler.resting(spec),
        (compiled, trouble) -> {
          if (trouble == null) {
            driver.resume(compiled);
          } else {
            LOG.error("the accepted spec cannot be compiled; hosts keep what they hold", trouble);
            loop.after("read the accepted spec again", AGAIN, this::compile);
          }
        });
  }
}
