package io.longshore.agent.drift;

import io.longshore.agent.files.FileSeen;
import io.longshore.agent.files.FileWanted;
import io.longshore.agent.files.SetLook;
import io.longshore.model.DriftReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** One file set on disk beside what the desired state says of it. */
final class FileDrift {
  private final String set;
  private final List<Difference> differences = new ArrayList<>();

  private FileDrift(String set) {
    this.set = set;
  }

  static List<Difference> of(String set, SetLook look) {
    FileDrift drift = new FileDrift(set);
    if (!look.trouble().isEmpty()) {
      drift.differ("", "file", "", look.trouble(), DriftReason.UNREADABLE, Optional.empty());
      return drift.differences;
    }
    TreeSet<String> paths = new TreeSet<>(look.wanted().keySet());
    paths.addAll(look.seen().keySet());
    for (String path : paths) {
      drift.file(path, look.wanted().get(path), look.seen().get(path), look.owner());
    }
    return drift.differences;
  }

  private void file(String path, FileWanted wanted, FileSeen seen, String owner) {
    if (seen == null) {
      differ(path, "file", said(wanted), "", DriftReason.GONE, Optional.empty());
    } else if (wanted == null) {
      differ(path, "file", "", said(seen), DriftReason.ADDED, Optional.of(seen));
    } else if (wanted.kind() != seen.kind()) {
      differ(path, "kind", word(wanted.kind()), word(seen.kind()), seen);
    } else {
      if (seen.digest().startsWith("?")) {
        differ(
            path,
            "content",
            wanted.digest(),
            seen.digest().substring(1),
            DriftReason.UNREADABLE,
            Optional.of(seen));
      } else if (!wanted.digest().equals(seen.digest())) {
        differ(path, "content", wanted.digest(), seen.digest(), seen);
      }
      if (wanted.mode() != seen.mode()) {
        differ(path, "mode", octal(wanted.mode()), octal(seen.mode()), seen);
      }
      if (!owner.equals(seen.owner())) {
        differ(path, "owner", owner, seen.owner(), seen);
      }
    }
  }

  private void differ(String path, String field, String desired, String observed, FileSeen seen) {
    differ(path, field, desired, observed, DriftReason.CHANGED, Optional.of(seen));
  }

  private void differ(
      String path,
      String field,
      String desired,
      String observed,
      DriftReason reason,
      Optional<FileSeen> seen) {
    differences.add(
        new Difference(
            "file " + set + "/" + path,
            field,
            desired,
            observed,
            reason,
            "",
            seen.map(FileSeen::changedAt)));
  }

  private static String said(FileWanted wanted) {
    return wanted.digest().isEmpty() ? word(wanted.kind()) : wanted.digest();
  }

  private static String said(FileSeen seen) {
    return seen.digest().isEmpty() ? word(seen.kind()) : seen.digest();
  }

  private static String word(FileSeen.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String octal(int mode) {
    return String.format(Locale.ROOT, "%04o", mode);
  }
}
