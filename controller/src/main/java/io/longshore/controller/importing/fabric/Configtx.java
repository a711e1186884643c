package io.longshore.controller.importing.fabric;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import io.longshore.controller.importing.YamlSource;
import io.longshore.controller.importing.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * configtx.yaml: organisations, ordering and profiles, its merges written out.
 *
 * @param source the file
 * @param members organisations
 * @param profiles by name
 */
public record Configtx(YamlSource source, List<Member> members, List<Profile> profiles) {
  /**
   * An organisation of the consortium, or of the orderers.
   *
   * @param name as configurations call it
   * @param mspId its MSP
   * @param mspDir the folder with its certificates
   * @param anchors names of its anchor peers
   */
  public record Member(
      String name, String mspId, String mspDir, List<Located> anchors, Place place) {
    public Member {
      anchors = List.copyOf(anchors);
    }
  }

  /**
   * A profile.
   *
   * @param name of the profile
   * @param ordering its orderer section, if it makes a genesis block
   * @param consortiums that it defines
   * @param consortium of a channel it makes
   * @param mspIds of the channel's members
   */
  public record Profile(
      String name,
      Optional<YamlValue> ordering,
      Collection<String> consortiums,
      String consortium,
      List<String> mspIds) {
    public Profile {
      Objects.requireNonNull(ordering, "ordering");
      consortiums = List.copyOf(consortiums);
      mspIds = List.copyOf(mspIds);
    }

    /** Whether it makes a genesis block. */
    public boolean isGenesis() {
      return ordering.isPresent() && !consortiums.isEmpty();
    }

    /** Whether it makes a channel. */
    public boolean isChannel() {
      return !mspIds.isEmpty() && !isGenesis();
    }
  }

  public Configtx {
    Objects.requireNonNull(source, "source");
    members = List.copyOf(members);
    profiles = List.copyOf(profiles);
  }

  /** Whether a file is one. */
  public static boolean isOne(YamlValue root) {
    boolean ordering = root.get("Orderer").filter(one -> !one.entries().isEmpty()).isPresent();
    return root.get("Profiles").isPresent() || (root.get("Organizations").isPresent()) || ordering;
  }

  /** Reads one. */
  public static Configtx of(YamlSource source) {
    List<Member> members = new ArrayList<>();
    for (YamlValue one :
        source.root().get("Organizations").map(YamlValue::items).orElse(List.of())) {
      members.add(member(source, one));
    }
    List<Profile> profiles = new ArrayList<>();
    source
        .root()
        .get("Profiles")
        .ifPresent(
            all ->
                all.entries().forEach(entry -> profiles.add(profile(entry.key(), entry.value()))));
    return new Configtx(source, members, profiles);
  }

  /** The ordering section that a network is made with. */
  public Optional<YamlValue> ordering(String profile) {
    return genesis(profile).flatMap(Profile::ordering).or(() -> source.root().get("Orderer"));
  }

  /**
   * The profile that makes the genesis block.
   *
   * @param wanted its name, if a script names one; may be empty
   */
  public Optional<Profile> genesis(String wanted) {
    List<Profile> genesis = profiles.stream().filter(Profile::isGenesis).toList();
    return genesis.stream()
        .filter(profile -> profile.name().equals(wanted))
        .findFirst()
        .or(() -> genesis.stream().filter(Configtx::isKafka).findFirst())
        .or(() -> genesis.stream().findFirst());
  }

  /** A profile that makes channels: the one named, else the first. */
  public Optional<Profile> channel(String wanted) {
    List<Profile> channels = profiles.stream().filter(Profile::isChannel).toList();
    return channels.stream()
        .filter(profile -> profile.name().equals(wanted))
        .findFirst()
        .or(() -> channels.stream().findFirst());
  }

  private static boolean isKafka(Profile profile) {
    return profile.ordering().map(one -> one.text("OrdererType")).orElse("").equals("kafka");
  }

  private static Member member(YamlSource source, YamlValue one) {
    List<Located> anchors = new ArrayList<>();
    for (YamlValue anchor : one.get("AnchorPeers").map(YamlValue::items).orElse(List.of())) {
      String host = anchor.text("Host");
      if (!host.isEmpty()) {
        anchors.add(new Located(host, source.at(anchor)));
      }
    }
    return new Member(
        one.text("Name"), one.text("ID"), one.text("MSPDir"), anchors, source.at(one));
  }

  private static Profile profile(String name, YamlValue value) {
    List<String> mspIds = new ArrayList<>();
    value
        .get("Application")
        .flatMap(application -> application.get("Organizations"))
        .ifPresent(all -> all.items().forEach(one -> mspIds.add(one.text("ID"))));
    return new Profile(
        name,
        value.get("Orderer").filter(one -> !one.entries().isEmpty()),
        value.get("Consortiums").map(YamlValue::keys).orElse(List.of()),
        value.text("Consortium"),
        mspIds);
  }
}
