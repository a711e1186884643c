package io.longshore.controller.workload.fabric.material;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Subjects in cryptogen's order and string types: C, ST, L, O, OU, CN. */
final class DistinguishedNames {
  private static final String PRINTABLE_PUNCTUATION = " '()+,-./:=?";

  private DistinguishedNames() {}

  static X500Name authority(String organization, String commonName) {
    X500NameBuilder name = place();
    name.addRDN(BCStyle.O, text(organization));
    name.addRDN(BCStyle.CN, text(commonName));
    return name.build();
  }

  static X500Name member(List<String> units, String commonName) {
    X500NameBuilder name = place();
    if (!units.isEmpty()) {
      // Go puts all units into one set.
      name.addMultiValuedRDN(
          units.stream()
              .map(unit -> attribute(BCStyle.OU, unit))
              .toArray(AttributeTypeAndValue[]::new));
    }
    name.addRDN(BCStyle.CN, text(commonName));
    return name.build();
  }

  private static X500NameBuilder place() {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    name.addRDN(BCStyle.C, text("US"));
    name.addRDN(BCStyle.ST, text("California"));
    name.addRDN(BCStyle.L, text("San Francisco"));
    return name;
  }

  private static AttributeTypeAndValue attribute(ASN1ObjectIdentifier type, String value) {
    return new AttributeTypeAndValue(type, text(value));
  }

  private static ASN1Encodable text(String value) {
    return value.chars().allMatch(DistinguishedNames::isPrintable)
        ? new DERPrintableString(value)
        : new DERUTF8String(value);
  }

  private static boolean isPrintable(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PRINTABLE_PUNCTUATION.indexOf(c) >= 0;
  }
}
