package io.longshore.lab.standin.ledger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants to be woken when something changed. A wake carries nothing; the woken look again. */
public final class Changes {
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  public void subscribe(Runnable listener) {
    listeners.add(listener);
  }

  public void unsubscribe(Runnable listener) {
    listeners.remove(listener);
  }

  public void wake() {
    listeners.forEach(Runnable::run);
  }
}
