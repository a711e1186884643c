package io.longshore.lab.standin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashesTest {

  @Test
  void the_data_hash_of_a_block_made_by_configtxgen_is_the_one_in_its_header() throws IOException {
    try (InputStream file = HashesTest.class.getResourceAsStream("/genesis.block")) {
      Block genesis = Block.parseFrom(file);
      assertEquals(genesis.getHeader().getDataHash(), Hashes.ofData(genesis.getData()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 32",
    "1, 32, 32",
    "127, 32, 32",
    "128, 32, 32",
    "65536, 32, 200",
    "-1, 32, 300"
  })
  void a_header_is_encoded_as_an_independent_encoder_does(long number, int previous, int data)
      throws IOException {
    BlockHeader header =
        BlockHeader.newBuilder()
            .setNumber(number)
            .setPreviousHash(ByteString.copyFrom(new byte[previous]))
            .setDataHash(ByteString.copyFrom(new byte[data]))
            .build();
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(number))));
    fields.add(new DEROctetString(new byte[previous]));
    fields.add(new DEROctetString(new byte[data]));
    assertArrayEquals(
        new DERSequence(fields).getEncoded(), Hashes.headerBytes(header).toByteArray());
  }
}
