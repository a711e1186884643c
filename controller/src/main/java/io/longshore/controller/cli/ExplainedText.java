package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.known.KnownText;
import io.longshore.controller.known.KnownTexts;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.hocon.JsonText;
import java.util.ArrayList;
import java.util.List;

/** What is known of an error text, printed. */
final class ExplainedText {
  private static final int LONGEST = 100;

  private ExplainedText() {}

  /**
   * Prints each meaning the text has.
   *
   * @return FAILED if none is known
   */
  static Exit explain(String text, boolean json, Console console) {
    List<KnownText> found = KnownTexts.in(text);
    if (json) {
      console.print(
          List.of(
              "[" + String.join(",", found.stream().map(one -> json(one, text)).toList()) + "]"));
    } else {
      List<String> lines = new ArrayList<>();
      found.forEach(one -> lines.addAll(lines(one, text)));
      if (found.size() > 1) {
        lines.add(found.size() + " meanings; the narrowest stands first");
      }
      console.print(lines);
    }
    if (found.isEmpty()) {
      console.complain(
          List.of(
              "none of the " + KnownTexts.count() + " known texts is in this one",
              "    remedy  give it whole, as the log or the answer has it; the lines before it in"
                  + " the same log mostly say more"));
      return Exit.FAILED;
    }
    return Exit.DONE;
  }

  private static List<String> lines(KnownText known, String text) {
    return List.of(
        known.origin().word() + ": " + brief(known.foundIn(text).orElse("")),
        "    meaning  " + known.meaning().sentence(),
        "    cause    " + known.cause(),
        "    remedy   " + known.remedy(),
        "");
  }

  private static String brief(String found) {
    String clean = Printable.of(found);
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }

  private static String json(KnownText known, String text) {
    return "{\"origin\":"
        + JsonText.quoted(known.origin().word())
        + ",\"found\":"
        + JsonText.quoted(known.foundIn(text).orElse(""))
        + ",\"meaning\":"
        + JsonText.quoted(known.meaning().name())
        + ",\"cause\":"
        + JsonText.quoted(known.cause())
        + ",\"remedy\":"
        + JsonText.quoted(known.remedy())
        + "}";
  }
}
