package io.longshore.controller.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Failure;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.UpdateFile;
import io.longshore.controller.workload.fabric.client.channel.UpdateWords;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import io.longshore.controller.workload.fabric.material.UserFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;

/**
 * An update of a channel, signed where the signer's key is and without asking anyone.
 *
 * @param channel its name
 * @param writes what the update writes, one line an element
 * @param signers MSP ids of all who have signed
 * @param file the update with all signatures
 */
public record OfflineSignature(
    String channel, List<String> writes, SortedSet<String> signers, ByteString file) {
  public OfflineSignature {
    writes = List.copyOf(writes);
  }

  /**
   * Adds a signature.
   *
   * @param file as it was exported, or signed by others since
   * @param folder the signer's MSP folder
   * @param mspId the signer's organisation
   * @throws io.longshore.base.FailureException the file or the folder is not what it should be
   */
  public static OfflineSignature of(
      ByteString file, Path folder, String mspId, Clock clock, SecureRandom random) {
    try {
      UpdateFile unsigned = UpdateFile.of(file);
      if (unsigned.signers().contains(mspId)) {
        throw rejected(mspId, "it has signed this update already", "nothing needs to be done");
      }
      SigningIdentity signer = UserFolder.read(folder, mspId);
      UpdateFile signed =
          unsigned.with(
              SignedUpdates.sign(unsigned.update(), signer, new StampSource(clock, random).next()));
      return new OfflineSignature(
          signed.channel(), UpdateWords.of(signed.content()), signed.signers(), signed.bytes());
    } catch (InvalidProtocolBufferException e) {
      throw rejected(
          "update",
          "the file holds no update of a channel: " + e.getMessage(),
          "give a file that controller fabric channel update --export wrote");
    } catch (MaterialException e) {
      throw rejected(folder.toString(), e.getMessage(), e.remedy());
    }
  }

  private static RuntimeException rejected(String where, String what, String remedy) {
    return new Failure(Failure.Kind.REJECTED, where, what, remedy).toException();
  }
}
