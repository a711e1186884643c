package io.longshore.agent.link;

/**
 * A request for a certificate.
 *
 * @param identity the identity's name
 * @param digest of the identity request it answers, hex
 * @param pkcs10 DER
 */
public record CertificateAsk(String identity, String digest, byte[] pkcs10) {}
