package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The genesis block of a material store. Its record is written first: whatever a crash leaves, the
 * block is the one that the record speaks of, and never another.
 */
final class GenesisArchive {
  private static final String RECORD = "genesis/genesis.inputs";
  private static final String BLOCK = "genesis/genesis.block";
  private static final String BACKUP = "restore the file from a backup";

  private final MaterialFiles files;
  private final SecureRandom random;

  GenesisArchive(MaterialFiles files, SecureRandom random) {
    this.files = files;
    this.random = random;
  }

  /** From what the block was made, if it was. */
  Optional<GenesisRecord> record() throws MaterialException {
    Optional<byte[]> bytes = files.read(RECORD);
    if (bytes.isEmpty()) {
      if (files.read(BLOCK).isPresent()) {
        throw new MaterialException(
            Reason.INCOMPLETE, files.place(RECORD), "it is gone, but its block is there", BACKUP);
      }
      return Optional.empty();
    }
    try {
      return Optional.of(GenesisRecord.open(bytes.get()));
    } catch (IllegalArgumentException e) {
      throw new MaterialException(Reason.CORRUPT, files.place(RECORD), e.getMessage(), BACKUP, e);
    }
  }

  /** Makes the block, for the first and only time. */
  Genesis make(OrderingSpec spec, List<OrganizationMsp> msps, Instant now)
      throws MaterialException {
    Instant madeAt = now.truncatedTo(ChronoUnit.SECONDS);
    byte[] nonce = new byte[SignedEnvelope.NONCE_BYTES];
    random.nextBytes(nonce);
    ByteString block = GenesisBlock.bytes(GenesisBlock.build(spec, msps, madeAt, nonce));
    GenesisRecord record =
        new GenesisRecord(
            GenesisInputs.declared(spec, organizations(msps)),
            GenesisInputs.certificates(msps),
            madeAt,
            HexFormat.of().formatHex(nonce),
            sha256(block));
    files.create(RECORD, record.seal());
    files.create(BLOCK, block.toByteArray());
    return new Genesis(block, record.block(), madeAt);
  }

  /** The block that was made, for the same spec and organisations. */
  Genesis load(GenesisRecord record, OrderingSpec spec, List<OrganizationMsp> msps)
      throws MaterialException {
    checkKept(record.certificates(), GenesisInputs.certificates(msps));
    Optional<byte[]> kept = files.read(BLOCK);
    if (kept.isEmpty()
        && !record.declared().equals(GenesisInputs.declared(spec, organizations(msps)))) {
      throw new MaterialException(
          Reason.INCOMPLETE,
          files.place(BLOCK),
          "it is gone, and the network has changed since it was made",
          BACKUP);
    }
    ByteString block =
        kept.map(ByteString::copyFrom)
            .orElseGet(
                () ->
                    GenesisBlock.bytes(
                        GenesisBlock.build(spec, msps, record.madeAt(), record.nonceBytes())));
    if (!sha256(block).equals(record.block()) || !isIntact(block)) {
      throw new MaterialException(
          Reason.CORRUPT,
          files.place(BLOCK),
          "its bytes are not those that " + files.place(RECORD) + " speaks of",
          BACKUP);
    }
    if (kept.isEmpty()) {
      files.create(BLOCK, block.toByteArray());
    }
    return new Genesis(block, record.block(), record.madeAt());
  }

  /**
   * Refuses a network that is not the one a block was made for. What a running network changes by
   * updates of its channels' configurations may differ: addresses, batches, further organisations.
   */
  void checkDeclared(GenesisRecord record, MaterialRequest request) throws MaterialException {
    checkKept(
        record.declared().stream().filter(GenesisInputs::isForGood).toList(),
        GenesisInputs.declared(request.ordering(), request.organizations().values()));
  }

  /** Whether the block was made with this organisation. */
  boolean wasMadeWith(GenesisRecord record, Organization organization) {
    return record.declared().contains(GenesisInputs.line(organization));
  }

  private void checkKept(List<String> made, List<String> asked) throws MaterialException {
    if (asked.containsAll(made)) {
      return;
    }
    String gone =
        made.stream()
            .filter(line -> !asked.contains(line))
            .map(line -> "- " + line)
            .collect(Collectors.joining("\n  "));
    throw new MaterialException(
        Reason.CHANGED,
        files.place(BLOCK),
        "it was made once for this network and cannot change any more; since then is gone:\n  "
            + gone,
        "set these values back; another network needs another controller's state folder");
  }

  private static List<Organization> organizations(List<OrganizationMsp> msps) {
    return msps.stream().map(OrganizationMsp::organization).toList();
  }

  private static String sha256(ByteString bytes) {
    return HexFormat.of().formatHex(P256.sha256(bytes.toByteArray()));
  }

  private static boolean isIntact(ByteString block) {
    try {
      return GenesisBlock.isIntact(Block.parseFrom(block));
    } catch (InvalidProtocolBufferException notABlock) {
      return false;
    }
  }
}
