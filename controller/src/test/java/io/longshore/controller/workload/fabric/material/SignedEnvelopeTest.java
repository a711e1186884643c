package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;

class SignedEnvelopeTest {
  private static final byte[] NONCE = "24 bytes exactly, please".getBytes();
  private static final Map<OrganizationPart, KeyedCertificate> ORG1 =
      FoundedNetwork.found(GoldenNetwork.ORG1, 1);
  private static final SigningIdentity ADMIN =
      new SigningIdentity("Org1MSP", ORG1.get(OrganizationPart.ADMIN));
  private static final FabricCertificate TLS = ORG1.get(OrganizationPart.ADMIN_TLS).certificate();

  @Test
  void is_signed_by_its_creator_over_the_whole_payload() throws Exception {
    Envelope envelope = SignedEnvelope.of(message(Optional.empty()), ADMIN, NONCE);
    Payload payload = Payload.parseFrom(envelope.getPayload());
    SignatureHeader signature = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
    SerializedIdentity creator = SerializedIdentity.parseFrom(signature.getCreator());

    assertEquals("Org1MSP", creator.getMspid());
    assertEquals(
        ADMIN.identity().certificate(),
        FabricCertificate.ofPem(creator.getIdBytes().toStringUtf8()));
    byte[] bytes = envelope.getSignature().toByteArray();
    assertTrue(
        P256.verify(
            ADMIN.identity().key().publicKey(), envelope.getPayload().toByteArray(), bytes));
    assertTrue(P256.isLowS(bytes));
    assertEquals("hello", payload.getData().toStringUtf8());
  }

  @Test
  void its_transaction_is_the_digest_of_nonce_and_creator() throws Exception {
    Envelope envelope = SignedEnvelope.of(message(Optional.empty()), ADMIN, NONCE);
    ChannelHeader header = channelHeader(envelope);
    byte[] seed =
        ByteString.copyFrom(NONCE).concat(ADMIN.serializedIdentity().toByteString()).toByteArray();

    assertEquals(HexFormat.of().formatHex(P256.sha256(seed)), header.getTxId());
    assertEquals("mychannel", header.getChannelId());
    assertEquals(HeaderType.MESSAGE_VALUE, header.getType());
    assertEquals(FoundedNetwork.NOW.getEpochSecond(), header.getTimestamp().getSeconds());
    assertTrue(header.getTlsCertHash().isEmpty());
  }

  @Test
  void binds_the_tls_certificate_where_there_is_one() throws Exception {
    ChannelHeader header =
        channelHeader(SignedEnvelope.of(message(Optional.of(TLS)), ADMIN, NONCE));
    assertEquals(TLS.sha256(), HexFormat.of().formatHex(header.getTlsCertHash().toByteArray()));
  }

  @Test
  void refuses_a_nonce_of_another_length() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SignedEnvelope.of(message(Optional.empty()), ADMIN, new byte[16]));
  }

  private static ChannelMessage message(Optional<FabricCertificate> tls) {
    return new ChannelMessage(
        HeaderType.MESSAGE,
        0,
        "mychannel",
        FoundedNetwork.NOW,
        tls,
        ByteString.copyFromUtf8("hello"));
  }

  private static ChannelHeader channelHeader(Envelope envelope) throws Exception {
    return ChannelHeader.parseFrom(
        Payload.parseFrom(envelope.getPayload()).getHeader().getChannelHeader());
  }
}
