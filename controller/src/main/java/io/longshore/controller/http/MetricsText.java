package io.longshore.controller.http;

import java.util.Map;

/** Metrics in Prometheus' text format, version 0.0.4. */
final class MetricsText {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /** Begins a metric: its samples follow. */
  MetricsText metric(String name, String type, String help) {
    text.append("# HELP ")
        .append(name)
        .append(' ')
        .append(help.replace("\\", "\\\\").replace("\n", "\\n"))
        .append("\n# TYPE ")
        .append(name)
        .append(' ')
        .append(type)
        .append('\n');
    return this;
  }

  /** One sample without a label. */
  MetricsText sample(String name, double value) {
    text.append(name).append(' ').append(number(value)).append('\n');
    return this;
  }

  /** One sample. */
  MetricsText sample(String name, String label, String of, double value) {
    text.append(name)
        .append('{')
        .append(label)
        .append("=\"")
        .append(of.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
        .append("\"} ")
        .append(number(value))
        .append('\n');
    return this;
  }

  /** A gauge with a sample for each value of one label. */
  MetricsText gauge(String name, String help, String label, Map<?, ? extends Number> values) {
    metric(name, "gauge", help);
    values.forEach((of, value) -> sample(name, label, String.valueOf(of), value.doubleValue()));
    return this;
  }

  String text() {
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
