package io.longshore.controller.importing;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Images that may be others tomorrow. */
final class ImageInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    Map<String, Place> tags = new TreeMap<>();
    TreeSet<String> versions = new TreeSet<>();
    for (Node node : network.nodes()) {
      node.service()
          .ifPresent(
              service ->
                  service
                      .image()
                      .filter(image -> !image.text().contains("@sha256:"))
                      .ifPresent(image -> tags.putIfAbsent(image.text(), image.place())));
      if (Role.FABRIC.contains(node.role())) {
        node.service().map(one -> one.imageTag()).ifPresent(versions::add);
      }
    }
    tags.forEach(
        (image, place) ->
            findings.add(
                Defect.MOVING_IMAGE,
                place,
                "\"" + image + "\" is a tag, not a digest",
                "an agent keeps to the image it first found under the tag"));
    if (versions.size() > 1) {
      findings.add(
          Defect.MOVING_IMAGE,
          Place.FOLDER,
          "Fabric's images are of several versions: " + String.join(", ", versions),
          "see fabric.images and the nodes' own image in the spec");
    }
    network
        .setup()
        .variables()
        .ifPresent(
            env ->
                env.values()
                    .forEach(
                        (name, value) -> {
                          if (name.endsWith("TAG") && value.text().equals("latest")) {
                            findings.add(
                                Defect.MOVING_IMAGE,
                                value.place(),
                                name + " is latest: whatever was pushed last",
                                "left out: fabric.version names one");
                          }
                        }));
  }
}
