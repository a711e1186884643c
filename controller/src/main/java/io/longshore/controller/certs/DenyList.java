package io.longshore.controller.certs;

import io.longshore.controller.store.Fields;
import io.longshore.controller.store.StateFiles;
import io.longshore.tls.PeerIdentity;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is let in no more, whatever certificate they show. Written on the loop, durably; read
 * anywhere.
 */
public final class DenyList {
  private static final String FOLDER = "denied";
  private static final String ENDING = ".denial";

  private final StateFiles files;
  private volatile SortedMap<String, Denial> bySlot;

  /** What a state folder keeps. */
  public DenyList(StateFiles files) {
    this.files = files;
    SortedMap<String, Denial> found = new TreeMap<>();
    for (String slot : files.list(FOLDER, ENDING)) {
      files
          .get(FOLDER + "/" + slot + ENDING, content -> Denial.of(Fields.decode(content)))
          .ifPresent(denial -> found.put(slot, denial));
    }
    this.bySlot = Collections.unmodifiableSortedMap(found);
  }

  /** Adds an entry, in place of an earlier one of the same. */
  public void add(Denial denial) {
    files.put(FOLDER + "/" + denial.slot() + ENDING, denial.toFields().encode());
    SortedMap<String, Denial> more = new TreeMap<>(bySlot);
    more.put(denial.slot(), denial);
    bySlot = Collections.unmodifiableSortedMap(more);
  }

  /**
   * Removes an entry.
   *
   * @return whether there was one
   */
  public boolean remove(Denial.Kind kind, String value) {
    Optional<Denial> found = find(kind, value);
    found.ifPresent(
        denial -> {
          files.remove(FOLDER + "/" + denial.slot() + ENDING);
          SortedMap<String, Denial> fewer = new TreeMap<>(bySlot);
          fewer.remove(denial.slot());
          bySlot = Collections.unmodifiableSortedMap(fewer);
        });
    return found.isPresent();
  }

  /** Every entry. */
  public List<Denial> all() {
    return List.copyOf(bySlot.values());
  }

  /** Why this caller is not let in; empty: it is. */
  public Optional<String> refusal(PeerIdentity caller, X509Certificate shown) {
    return find(Denial.Kind.HOLDER, holder(caller))
        .or(() -> find(Denial.Kind.SERIAL, Issued.serial(shown)))
        .or(() -> find(Denial.Kind.KEY, Issued.key(shown)))
        .map(Denial::sentence);
  }

  /** Why nothing that this authority signed is taken; empty: it is. */
  public Optional<String> refusal(X509Certificate authority) {
    return find(Denial.Kind.SERIAL, Issued.serial(authority))
        .or(() -> find(Denial.Kind.KEY, Issued.key(authority)))
        .map(Denial::sentence);
  }

  /** Why nobody of this name, or with this key, gets a certificate; empty: they may. */
  public Optional<String> refusal(PeerIdentity.Role role, String name, String key) {
    return find(Denial.Kind.HOLDER, role.word() + "/" + name)
        .or(() -> find(Denial.Kind.KEY, key))
        .map(Denial::sentence);
  }

  /** A holder as the list names it. */
  public static String holder(PeerIdentity identity) {
    return identity.role().word() + "/" + identity.name();
  }

  private Optional<Denial> find(Denial.Kind kind, String value) {
    return bySlot.values().stream()
        .filter(denial -> denial.kind() == kind && denial.value().equals(value))
        .findFirst();
  }
}
