package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The images of a Fabric network by role, and its version. */
final class RoleImages {
  private static final String DEFAULT_VERSION = "1.4.0";
  private static final String THIRD_PARTY = "0.4.14";

  private final String version;
  private final SortedMap<String, String> byRole = new TreeMap<>();

  /** Of these nodes: the version is that of most orderers and peers. */
  RoleImages(List<Node> nodes, Findings findings) {
    Map<String, Integer> votes = new TreeMap<>();
    for (Node node : nodes) {
      boolean fabric = node.role() == Role.ORDERER || node.role() == Role.PEER;
      node.service()
          .filter(service -> fabric)
          .map(RoleImages::tag)
          .filter(tag -> tag.matches("1\\.4\\.[0-9]{1,2}"))
          .ifPresent(tag -> votes.merge(tag, 1, Integer::sum));
    }
    this.version =
        votes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(DEFAULT_VERSION);
    for (Role role : Role.values()) {
      mostUsed(role, nodes)
          .filter(image -> !image.equals(published(role)))
          .ifPresent(image -> byRole.put(role.word(), image));
    }
    byRole.remove(Role.CONTAINER.word());
    byRole
        .entrySet()
        .removeIf(entry -> isMoving(entry.getKey(), entry.getValue(), nodes, findings));
  }

  String version() {
    return version;
  }

  /** Images by the role's word, where the published ones are not meant. */
  SortedMap<String, String> byRole() {
    return byRole;
  }

  /** A service's image, where it is not its role's. */
  Optional<String> own(Role role, Service service) {
    String usual = byRole.getOrDefault(role.word(), published(role));
    return service
        .image()
        .map(Located::text)
        .filter(image -> !image.equals(usual) && !image.isEmpty())
        .filter(image -> !isLatest(role, image));
  }

  private String published(Role role) {
    boolean third = role == Role.ZOOKEEPER || role == Role.KAFKA;
    return role.image() + ":" + (third ? THIRD_PARTY : version);
  }

  private static Optional<String> mostUsed(Role role, List<Node> nodes) {
    Map<String, Integer> votes = new TreeMap<>();
    for (Node node : nodes) {
      node.service()
          .filter(service -> node.role() == role)
          .flatMap(Service::image)
          .filter(image -> !image.text().isEmpty())
          .ifPresent(image -> votes.merge(image.text(), 1, Integer::sum));
    }
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /** Hyperledger's own images without a version: this version of Fabric is meant. */
  private boolean isMoving(String word, String image, List<Node> nodes, Findings findings) {
    for (Role role : Role.values()) {
      if (role.word().equals(word) && isLatest(role, image)) {
        nodes.stream()
            .filter(node -> node.role() == role && node.service().isPresent())
            .findFirst()
            .ifPresent(
                node ->
                    findings.add(
                        Defect.MOVING_IMAGE,
                        node.service().get().image().map(Located::place).orElse(node.place()),
                        image + " is whatever was pushed last",
                        published(role)
                            + " was taken: change fabric.version if that is not meant"));
        return true;
      }
    }
    return false;
  }

  private static boolean isLatest(Role role, String image) {
    return image.equals(role.image())
        || image.equals(role.image() + ":")
        || image.equals(role.image() + ":latest");
  }

  private static String tag(Service service) {
    String tag = service.imageTag();
    int dash = tag.indexOf("1.4.");
    return dash < 0 ? tag : tag.substring(dash).replaceFirst("[^0-9.].*", "");
  }
}
