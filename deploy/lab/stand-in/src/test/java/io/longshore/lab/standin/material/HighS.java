package io.longshore.lab.standin.material;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** The mirror of a P-256 signature with a low S: valid ECDSA, and refused by Fabric. */
public final class HighS {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private HighS() {}

  public static ByteString of(ByteString signature) {
    try {
      ASN1Sequence pair = ASN1Sequence.getInstance(signature.toByteArray());
      ASN1EncodableVector mirrored = new ASN1EncodableVector();
      mirrored.add(pair.getObjectAt(0));
      mirrored.add(
          new ASN1Integer(ORDER.subtract(ASN1Integer.getInstance(pair.getObjectAt(1)).getValue())));
      return ByteString.copyFrom(new DERSequence(mirrored).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
