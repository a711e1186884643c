package io.longshore.controller.fleet;

import io.longshore.model.DesiredHost;
import io.longshore.proto.v1.Blob;
import io.longshore.proto.v1.BlobToFetch;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.wire.ModelCodec;

/**
 * A desired state as it is sent: what is larger than the asking for it costs, the host fetches, and
 * only if it does not have it from an earlier one.
 */
final class Shipment {
  private static final int CARRIED = 2 << 10;

  private Shipment() {}

  static ControllerMessage of(DesiredHost host) {
    io.longshore.proto.v1.DesiredHost.Builder desired = ModelCodec.toProto(host).toBuilder();
    ControllerMessage.Builder message = ControllerMessage.newBuilder();
    var blobs = desired.getBlobsList();
    desired.clearBlobs();
    for (Blob blob : blobs) {
      if (blob.getContent().size() <= CARRIED) {
        desired.addBlobs(blob);
      } else {
        message.addToFetch(
            BlobToFetch.newBuilder().setDigest(blob.getDigest()).setSize(blob.getContent().size()));
      }
    }
    return message.setDesired(desired).build();
  }
}
