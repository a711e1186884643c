package io.longshore.agent.loop;

import io.longshore.agent.artifact.ArchivedImages;
import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.engine.Engine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.link.Link;
import io.longshore.agent.policy.HostRules;
import io.longshore.agent.ports.HostPorts;
import java.util.Objects;

/**
 * What the agent acts with and looks through.
 *
 * @param engine runs the containers
 * @param files places file sets
 * @param identities keeps keys
 * @param link leads to the controller
 * @param ports shows what listens on the host
 * @param rules says what the host's owner allows
 * @param artifacts brings large contents
 */
public record Hands(
    Engine engine,
    FileSets files,
    NodeIdentities identities,
    Link link,
    HostPorts ports,
    HostRules rules,
    Artifacts artifacts) {
  public Hands {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(identities, "identities");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(artifacts, "artifacts");
  }

  /** Loads images from archives. */
  ArchivedImages archivedImages() {
    return new ArchivedImages(artifacts, engine);
  }
}
