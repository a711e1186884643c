package io.longshore.controller.importing.fabric;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import io.longshore.controller.importing.YamlSource;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/**
 * crypto-config.yaml: which organisations and nodes cryptogen makes keys for.
 *
 * @param place the file
 * @param orderers organisations of orderers
 * @param peers organisations of peers
 */
public record CryptoConfig(
    Place place, List<CryptoOrganization> orderers, List<CryptoOrganization> peers) {
  private static final int MOST_NODES = 255;

  public CryptoConfig {
    orderers = List.copyOf(orderers);
    peers = List.copyOf(peers);
  }

  /** Whether a file is one. */
  public static boolean isOne(YamlValue root) {
    return root.get("OrdererOrgs").isPresent() || root.get("PeerOrgs").isPresent();
  }

  /** Reads one. */
  public static CryptoConfig of(YamlSource source) {
    return new CryptoConfig(
        source.file().place(),
        organizations(source, "OrdererOrgs", "orderer"),
        organizations(source, "PeerOrgs", "peer"));
  }

  private static List<CryptoOrganization> organizations(
      YamlSource source, String key, String prefix) {
    List<CryptoOrganization> organizations = new ArrayList<>();
    for (YamlValue.Entry written : source.root().all(key)) {
      for (YamlValue one : written.value().items()) {
        String domain = one.text("Domain");
        List<Located> nodes = new ArrayList<>();
        boolean namesAddresses = false;
        for (YamlValue spec : one.get("Specs").map(YamlValue::items).orElse(List.of())) {
          String host = spec.text("Hostname");
          String full = spec.text("CommonName");
          if (!host.isEmpty()) {
            boolean plain = full.isEmpty() || full.contains("{{");
            nodes.add(new Located(plain ? host + "." + domain : full, source.at(spec)));
          }
          namesAddresses |= spec.get("SANS").isPresent();
        }
        one.get("Template").ifPresent(template -> counted(source, template, prefix, domain, nodes));
        namesAddresses |= one.get("Template").flatMap(value -> value.get("SANS")).isPresent();
        organizations.add(
            new CryptoOrganization(
                one.text("Name"), domain, nodes, namesAddresses, source.at(one)));
      }
    }
    return organizations;
  }

  private static void counted(
      YamlSource source, YamlValue template, String prefix, String domain, List<Located> nodes) {
    int start = number(template.text("Start"));
    String pattern = template.text("Hostname");
    String form = pattern.isEmpty() ? "{{.Prefix}}{{.Index}}" : pattern;
    for (int at = 0; at < number(template.text("Count")); at++) {
      String host =
          form.replaceAll("\\{\\{ *\\.Prefix *}}", prefix)
              .replaceAll("\\{\\{ *\\.Index *}}", String.valueOf(start + at));
      nodes.add(new Located(host + "." + domain, source.at(template)));
    }
  }

  private static int number(String digits) {
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= 4
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Math.min(MOST_NODES, Integer.parseInt(digits)) : 0;
  }
}
