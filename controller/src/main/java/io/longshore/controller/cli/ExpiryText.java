package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.CertificateList;
import io.longshore.proto.v1.CertificateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days on which certificates end next, with whose they are. */
final class ExpiryText {
  private static final int MOST_DAYS = 4;
  private static final int MOST_HOLDERS = 3;

  /** Hosts renew theirs past the middle of their life: one that is this near was not renewed. */
  private static final int NEAR_DAYS = 10;

  private ExpiryText() {}

  static List<String> lines(CertificateList all) {
    SortedMap<String, List<CertificateView>> byDay = new TreeMap<>();
    all.getCertificatesList().stream()
        .sorted(Comparator.comparingLong(CertificateView::getNotAfterMs))
        .forEach(
            one ->
                byDay
                    .computeIfAbsent(
                        Instant.ofEpochMilli(one.getNotAfterMs()).toString().substring(0, 10),
                        day -> new ArrayList<>())
                    .add(one));
    List<String> lines = new ArrayList<>();
    if (byDay.isEmpty()) {
      return lines;
    }
    lines.add("");
    lines.add("certificates end");
    byDay.entrySet().stream()
        .limit(MOST_DAYS)
        .forEach(day -> lines.add(line(day.getKey(), day.getValue())));
    if (byDay.size() > MOST_DAYS) {
      lines.add("  and on " + (byDay.size() - MOST_DAYS) + " later days: controller certs");
    }
    return lines;
  }

  private static String line(String day, List<CertificateView> ending) {
    int left = ending.get(0).getDaysLeft();
    List<String> holders =
        ending.stream().map(one -> one.getKind() + " " + one.getHolder()).distinct().toList();
    String names = String.join(", ", holders.stream().limit(MOST_HOLDERS).toList());
    return Printable.of(
        String.format(
            Locale.ROOT,
            "  %s  in %d days  %s%s%s",
            day,
            left,
            names,
            holders.size() > MOST_HOLDERS
                ? " and " + (holders.size() - MOST_HOLDERS) + " more"
                : "",
            left < NEAR_DAYS ? "  ! soon: controller certs --expiring " + NEAR_DAYS + "d" : ""));
  }
}
