package io.longshore.controller.store;

import io.longshore.base.StateDir;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Join tokens and the hosts they admitted. Every write is durable before it returns. */
public final class EnrolmentStore {
  private static final String TOKEN = ".token";
  private static final String HOST = ".host";

  private final StateFiles files;

  /** Records in this state folder. */
  public EnrolmentStore(StateDir state) {
    this.files = new StateFiles(state);
  }

  /** The newest token of the host. */
  public Optional<TokenRecord> token(String host) {
    return files.get("tokens/" + host + TOKEN, content -> TokenRecord.of(Fields.decode(content)));
  }

  /** The newest token of every host that ever had one. */
  public List<TokenRecord> tokens() {
    return files.list("tokens", TOKEN).stream().flatMap(host -> token(host).stream()).toList();
  }

  /** Keeps the token in place of any earlier one of its host. */
  public void put(TokenRecord token) {
    files.put("tokens/" + token.host() + TOKEN, token.toFields().encode());
  }

  /** The host's enrolment, if it has one. */
  public Optional<EnrolledHost> enrolled(String host) {
    return files.get("enrolled/" + host + HOST, content -> EnrolledHost.of(Fields.decode(content)));
  }

  /** Notes that the host has its certificate. */
  public void put(EnrolledHost host) {
    files.put("enrolled/" + host.host() + HOST, host.toFields().encode());
  }

  /** Every enrolled host, by name. */
  public SortedMap<String, EnrolledHost> enrolled() {
    SortedMap<String, EnrolledHost> all = new TreeMap<>();
    for (String host : files.list("enrolled", HOST)) {
      enrolled(host).ifPresent(found -> all.put(host, found));
    }
    return all;
  }
}
