package io.longshore.controller.certs;

import io.longshore.controller.store.Fields;
import io.longshore.controller.store.StateFiles;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every certificate the controller has signed, the newest of each holder. On the loop only. */
public final class Ledger {
  private static final String FOLDER = "issued";
  private static final String ENDING = ".certificate";

  /** A year of monthly renewals and more; older serials have run out by far. */
  private static final int LONGEST_LINEAGE = 64;

  private final StateFiles files;
  private final SortedMap<String, Issued> bySlot = new TreeMap<>();

  /** What a state folder keeps. */
  public Ledger(StateFiles files) {
    this.files = files;
    for (String slot : files.list(FOLDER, ENDING)) {
      files
          .get(FOLDER + "/" + slot + ENDING, content -> Issued.of(Fields.decode(content)))
          .ifPresent(found -> bySlot.put(slot, found));
    }
  }

  /** Notes a certificate that begins anew: nothing before it counts as its ancestor. */
  public void first(Issued issued) {
    put(issued);
  }

  /** Notes a certificate that takes the place of another. */
  public void renewed(Issued issued, X509Certificate before) {
    List<String> lineage = new ArrayList<>();
    Issued known = bySlot.get(issued.slot());
    if (known != null && known.serial().equals(Issued.serial(before))) {
      lineage.addAll(known.lineage());
    }
    lineage.add(Issued.serial(before));
    int from = Math.max(0, lineage.size() - LONGEST_LINEAGE);
    put(
        new Issued(
            issued.kind(),
            issued.holder(),
            issued.place(),
            issued.certificate(),
            lineage.subList(from, lineage.size())));
  }

  /** All of them. */
  public List<Issued> all() {
    return List.copyOf(bySlot.values());
  }

  /** The serials that were renewed from this one, one after another. */
  public List<String> descendants(String serial) {
    List<String> found = new ArrayList<>();
    for (Issued issued : bySlot.values()) {
      int at = issued.lineage().indexOf(serial);
      if (at >= 0) {
        found.addAll(issued.lineage().subList(at + 1, issued.lineage().size()));
        found.add(issued.serial());
      }
    }
    return found;
  }

  private void put(Issued issued) {
    files.put(FOLDER + "/" + issued.slot() + ENDING, issued.toFields().encode());
    bySlot.put(issued.slot(), issued);
  }
}
