package io.longshore.controller.cli.progress;

import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.FleetView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Steps towards channels as a person should see them. */
final class ChannelSight {
  private ChannelSight() {}

  /** Lines for those under way and those that went wrong; the others are counted elsewhere. */
  static List<String> tree(FleetView view, int columns, boolean colour) {
    List<String> lines = new ArrayList<>();
    for (ChannelStep step : view.getChannelStepsList()) {
      boolean wrong = step.getState().equals("NOT_YET") || step.getState().equals("REFUSED");
      if (wrong || step.getState().equals("WORKING")) {
        Glyph glyph = wrong ? Glyph.WRONG : Glyph.MOVING;
        String what =
            step.getEvidence().isEmpty()
                ? step.getTitle()
                : step.getTitle() + ": " + step.getEvidence();
        lines.add(
            "   " + glyph.text(colour) + " " + Printable.cut(Printable.of(what), columns - 6));
      }
    }
    return lines;
  }

  /** What a step has come to, in words. */
  static String words(ChannelStep step) {
    String state = step.getState().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean so = step.getState().equals("DONE") || step.getState().equals("ALREADY_SO");
    if (so) {
      return state + ": " + Printable.of(step.getEvidence());
    }
    String remedy = step.getRemedy().isEmpty() ? "" : " (" + step.getRemedy() + ")";
    String evidence = step.getEvidence().isEmpty() ? "" : ": " + step.getEvidence();
    return state + ": " + Printable.of(step.getTitle() + evidence + remedy);
  }
}
