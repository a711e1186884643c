package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.spec.Units;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Limits of a service that a spec has keys for. */
final class SizesAndTimes {
  private SizesAndTimes() {}

  /** Keys and values of the spec. */
  static SortedMap<String, String> of(Service service, Findings findings) {
    SortedMap<String, String> values = new TreeMap<>();
    Located memory = service.settings().get("mem_limit");
    if (memory != null) {
      String text = memory.text().toUpperCase(Locale.ROOT);
      String size = text.matches("[0-9]+[KMG]") ? text + "B" : text;
      if (Units.size(size).isPresent()) {
        values.put("memory", size);
      } else {
        lost(memory, "mem_limit", findings);
      }
    }
    Located stop = service.settings().get("stop_grace_period");
    if (stop != null) {
      if (Units.time(stop.text()).isPresent()) {
        values.put("stop", stop.text());
      } else {
        lost(stop, "stop_grace_period", findings);
      }
    }
    return values;
  }

  private static void lost(Located value, String key, Findings findings) {
    findings.add(
        Defect.NOT_CARRIED_OVER,
        value.place(),
        key + ": " + value.text() + " is no amount that a spec takes",
        "write it into the spec in another unit");
  }
}
