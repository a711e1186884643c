package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.custody.SecretFiles;
import io.longshore.controller.custody.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps a network's authorities, administrators and genesis block. Each is made once. What a crash
 * interrupted is completed; what exists is never made anew; what is damaged is an error, because
 * nodes already trust what it was.
 */
public final class MaterialStore {
  private final OrganizationArchive organizations;
  private final GenesisArchive genesis;
  private final Clock clock;

  /** Stands in for organisations that are asked about and not made yet; the same every time. */
  private final OrganizationArchive sketches;

  MaterialStore(MaterialFiles files, SecureRandom random, Clock clock) {
    this.organizations = new OrganizationArchive(files, new OrganizationFounding(random));
    this.genesis = new GenesisArchive(files, random);
    this.sketches =
        new OrganizationArchive(new MemoryMaterialFiles(), new OrganizationFounding(random));
    this.clock = clock;
  }

  /**
   * The store in a folder of its own, which is made on first use. One process at a time.
   *
   * @param folder absolute
   * @param random source of keys, serial numbers and nonces
   * @param clock gives certificates and the genesis block their times
   */
  public static MaterialStore open(Path folder, SecureRandom random, Clock clock) {
    return open(folder, Vault.plain(), random, clock);
  }

  /**
   * The store in a folder of its own, which is made on first use, with its private keys in a vault.
   * One process at a time.
   *
   * @param folder absolute
   * @param vault what private keys go through
   * @param random source of keys, serial numbers and nonces
   * @param clock gives certificates and the genesis block their times
   */
  public static MaterialStore open(Path folder, Vault vault, SecureRandom random, Clock clock) {
    return new MaterialStore(
        new SealedMaterialFiles(new DiskMaterialFiles(folder), vault), random, clock);
  }

  /** The files of a store's folder that hold private keys, for sealing them. */
  public static SecretFiles secrets(Path folder) {
    return new MaterialSecrets(folder);
  }

  /**
   * A store that forgets: for saying what a network would come to, without making its material.
   *
   * @param random source of keys, serial numbers and nonces
   * @param clock gives certificates and the genesis block their times
   */
  public static MaterialStore forgetful(SecureRandom random, Clock clock) {
    return new MaterialStore(new MemoryMaterialFiles(), random, clock);
  }

  /**
   * The network's material, if it has been made; makes nothing.
   *
   * @throws MaterialException as {@link #ensure}
   */
  public synchronized Optional<Materials> find(MaterialRequest request) throws MaterialException {
    Optional<GenesisRecord> record = genesis.record();
    return record.isEmpty()
        ? Optional.empty()
        : Optional.of(
            load(record.get(), request, joining -> sketches.ensure(joining, madeAt(record))));
  }

  /**
   * The network's material, made where it is not there yet.
   *
   * @throws MaterialException with a reason and a remedy; nothing that was there has changed
   */
  public synchronized Materials ensure(MaterialRequest request) throws MaterialException {
    Optional<GenesisRecord> record = genesis.record();
    if (record.isEmpty()) {
      return found(request);
    }
    Instant now = clock.instant();
    return load(record.get(), request, joining -> organizations.ensure(joining, now));
  }

  /** Organisations that came after the genesis block are made when they are first asked for. */
  private Materials load(GenesisRecord record, MaterialRequest request, Joining joining)
      throws MaterialException {
    genesis.checkDeclared(record, request);
    SortedMap<String, OrganizationMaterial> loaded = new TreeMap<>();
    for (Organization organization : request.organizations().values()) {
      boolean isKept = genesis.wasMadeWith(record, organization) || organizations.has(organization);
      loaded.put(
          organization.name(),
          isKept ? organizations.load(organization) : joining.make(organization));
    }
    return new Materials(loaded, genesis.load(record, request.ordering(), msps(loaded)));
  }

  private interface Joining {
    OrganizationMaterial make(Organization organization) throws MaterialException;
  }

  private static Instant madeAt(Optional<GenesisRecord> record) {
    return record.orElseThrow().madeAt();
  }

  /**
   * Takes authorities and administrators that were made elsewhere, before the network is.
   *
   * @param tree a folder laid as cryptogen lays it; it is only read
   * @throws MaterialException the store cannot be read or written
   */
  public synchronized MaterialImport adopt(Path tree, MaterialRequest request)
      throws MaterialException {
    return MaterialImport.of(tree, request, organizations, clock.instant());
  }

  private Materials found(MaterialRequest request) throws MaterialException {
    Instant now = clock.instant();
    SortedMap<String, OrganizationMaterial> made = new TreeMap<>();
    for (Organization organization : request.organizations().values()) {
      made.put(organization.name(), organizations.ensure(organization, now));
    }
    return new Materials(made, genesis.make(request.ordering(), msps(made), now));
  }

  private static List<OrganizationMsp> msps(SortedMap<String, OrganizationMaterial> materials) {
    return materials.values().stream().map(OrganizationMaterial::msp).toList();
  }
}
