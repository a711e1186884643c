package io.longshore.controller.workload.fabric.material;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an import from a {@code crypto-config} folder came to.
 *
 * @param adopted organisations whose authorities and administrator are taken from there
 * @param outside those of them that have an authority whose key is kept elsewhere
 * @param left organisations the folder does not have: theirs are made
 * @param problems everything that is wrong; with any, nothing was taken
 */
public record MaterialImport(
    List<String> adopted, List<String> outside, List<String> left, List<String> problems) {
  public MaterialImport {
    adopted = List.copyOf(adopted);
    outside = List.copyOf(outside);
    left = List.copyOf(left);
    problems = List.copyOf(problems);
  }

  static MaterialImport of(
      Path tree, MaterialRequest request, OrganizationArchive archive, Instant now)
      throws MaterialException {
    CryptoTree reading = new CryptoTree(tree, now);
    SortedMap<Organization, Map<OrganizationPart, PartCertificate>> found =
        new TreeMap<>(Comparator.comparing(Organization::name));
    List<String> adopted = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Organization organization : request.organizations().values()) {
      if (!reading.has(organization)) {
        left.add(organization.name());
        continue;
      }
      adopted.add(organization.name());
      found.put(organization, reading.read(organization));
    }
    problems.addAll(reading.problems());
    if (adopted.isEmpty()) {
      problems.add("the folder has none of the organisations " + left);
    }
    for (Organization organization : found.keySet()) {
      if (problems.isEmpty() && archive.holdsOther(organization, found.get(organization))) {
        problems.add(
            organization.name() + " has other authorities already; they are never replaced");
      }
    }
    if (problems.isEmpty()) {
      for (Map.Entry<Organization, Map<OrganizationPart, PartCertificate>> one : found.entrySet()) {
        archive.adopt(one.getKey(), one.getValue());
      }
    }
    List<String> outside =
        found.entrySet().stream()
            .filter(one -> one.getValue().values().stream().anyMatch(part -> part.key().isEmpty()))
            .map(one -> one.getKey().name())
            .toList();
    return new MaterialImport(adopted, outside, left, problems);
  }
}
