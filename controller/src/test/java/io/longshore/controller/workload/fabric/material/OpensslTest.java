package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion on what we issue, where there is one to be had. */
class OpensslTest {
  private static final Map<OrganizationPart, KeyedCertificate> ORG1 =
      FoundedNetwork.found(GoldenNetwork.ORG1, 8);

  @TempDir Path folder;

  @BeforeEach
  void where_openssl_is_installed() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl"))),
        "openssl is not on the PATH");
  }

  @Test
  void accepts_a_nodes_tls_certificate_for_its_name_and_its_address() throws Exception {
    CertificateIssuer issuer = FoundedNetwork.issuer(AuthorityKind.TLS, ORG1);
    SeededRandom random = new SeededRandom(1);
    FabricCertificate server =
        issuer.issue(
            TestRequests.honest(random),
            LeafSubject.server("peer0.org1.example.com", "192.168.31.86"),
            Validity.under(issuer.certificate(), FoundedNetwork.NOW),
            SerialNumbers.next(random));
    String ca = write("ca.pem", issuer.certificate().pem());
    String leaf = write("leaf.pem", server.pem());
    for (List<String> name :
        List.of(
            List.of("-verify_hostname", "peer0.org1.example.com"),
            List.of("-verify_hostname", "peer0"),
            List.of("-verify_ip", "192.168.31.86"))) {
      assertTrue(verify(ca, leaf, name).endsWith("OK\n"));
    }
  }

  @Test
  void accepts_an_administrators_chain_and_key() throws Exception {
    KeyedCertificate admin = ORG1.get(OrganizationPart.ADMIN);
    String ca = write("ca.pem", ORG1.get(OrganizationPart.SIGNING_AUTHORITY).certificate().pem());
    String leaf = write("admin.pem", admin.certificate().pem());
    assertTrue(verify(ca, leaf, List.of("-purpose", "any")).endsWith("OK\n"));

    String key = write("key.pem", Pem.encode(Pem.PRIVATE_KEY, admin.key().revealPkcs8()));
    assertEquals(
        run(List.of("openssl", "x509", "-in", leaf, "-noout", "-pubkey")),
        run(List.of("openssl", "pkey", "-in", key, "-pubout")));
  }

  private String verify(String ca, String leaf, List<String> options) throws Exception {
    String when = Long.toString(FoundedNetwork.NOW.plusSeconds(60).getEpochSecond());
    List<String> command =
        Stream.of(
                Stream.of("openssl", "verify", "-attime", when, "-CAfile", ca),
                options.stream(),
                Stream.of(leaf))
            .flatMap(part -> part)
            .toList();
    return run(command);
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command + "\n" + output);
    return output;
  }
}
