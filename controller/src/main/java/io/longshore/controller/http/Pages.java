package io.longshore.controller.http;

import io.longshore.base.Loop;
import io.longshore.controller.drift.DriftWatch;
import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.report.ReportHtml;
import io.longshore.controller.report.ReportJson;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.proto.v1.DriftReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a controller's HTTP edge has to show. */
public final class Pages {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Duration DAY = Duration.ofHours(24);

  private final Loop loop;
  private final FleetState fleet;
  private final RolloutDriver driver;
  private final DriftWatch drift;
  private final Supplier<SortedMap<String, Instant>> certificates;
  private final Supplier<SortedMap<String, Long>> refused;

  /**
   * Pages over the parts of one controller.
   *
   * @param certificates when each of the fleet's own certificates ends
   * @param refused calls refused for a limit on their caller, by reason
   */
  public Pages(
      Loop loop,
      FleetState fleet,
      RolloutDriver driver,
      DriftWatch drift,
      Supplier<SortedMap<String, Instant>> certificates,
      Supplier<SortedMap<String, Long>> refused) {
    this.loop = loop;
    this.fleet = fleet;
    this.driver = driver;
    this.drift = drift;
    this.certificates = certificates;
    this.refused = refused;
  }

  /** All of them. */
  public List<Page> all() {
    return List.of(
        new Page("/", HTML, report(ReportHtml::text)),
        new Page("/report", HTML, report(ReportHtml::text)),
        new Page("/report.json", JSON, report(ReportJson::text)),
        new Page("/livez", TEXT, answer -> answer.accept("alive\n", null)),
        new Page("/readyz", TEXT, this::ready),
        new Page("/metrics", MetricsText.TYPE, this::metrics));
  }

  private Page.Source report(Function<DriftReport, String> form) {
    return answer ->
        loop.submit(
            "report over HTTP",
            () ->
                drift.report(
                    "",
                    DAY,
                    (report, trouble) -> {
                      if (trouble == null) {
                        off("write a report", () -> form.apply(report), answer);
                      } else {
                        answer.accept(null, trouble);
                      }
                    }));
  }

  /** Ready is who answers on its loop and reads its database. */
  private void ready(BiConsumer<String, Throwable> answer) {
    loop.submit(
        "ready over HTTP",
        () ->
            drift.report(
                "",
                Duration.ZERO,
                (report, trouble) -> answer.accept(trouble == null ? "ready\n" : null, trouble)));
  }

  private void metrics(BiConsumer<String, Throwable> answer) {
    loop.submit(
        "metrics over HTTP",
        () ->
            drift.report(
                "",
                Duration.ZERO,
                (report, trouble) -> {
                  if (trouble == null) {
                    Optional<Situation> situation = driver.wanted().map(driver::situation);
                    Fleet now = fleet.fleet();
                    off("write metrics", () -> metrics(report, now, situation), answer);
                  } else {
                    answer.accept(null, trouble);
                  }
                }));
  }

  /** Off the loop: to look at every container of a large fleet takes a while. */
  private String metrics(DriftReport report, Fleet now, Optional<Situation> situation) {
    return new Metrics(
            report, now, situation.map(Situation::members), certificates.get(), refused.get())
        .text();
  }

  private void off(
      String name,
      java.util.concurrent.Callable<String> form,
      BiConsumer<String, Throwable> answer) {
    loop.offload(name, form, answer);
  }
}
