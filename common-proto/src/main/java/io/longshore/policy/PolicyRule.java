package io.longshore.policy;

/** What a host's policy can hold against a container. */
public enum PolicyRule {
  /** The policy itself cannot be trusted. */
  UNREADABLE("a host whose policy cannot be read takes nothing new"),
  /** An image nobody allowed. */
  IMAGE("a host runs only images its policy names"),
  /** Files of the host. */
  HOST_PATH(
      "a path of the host is mounted only below a folder its policy opens, or by an exception:"
          + " most of them make a container root on its host"),
  /** The host's own network. */
  NETWORK("a container joins only networks the host's policy names, and never the host's own"),
  /** A port. */
  PORT("a container publishes only ports the host's policy opens");

  private final String sentence;

  PolicyRule(String sentence) {
    this.sentence = sentence;
  }

  /** The rule in words. */
  public String sentence() {
    return sentence;
  }
}
