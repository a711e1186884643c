package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation whose authorities' keys are elsewhere, where OpenSSL signs for them. */
class OutsideRequestsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Organization ORG1 = GoldenNetwork.ORG1;
  private static final String DOMAIN = ORG1.domain();
  private static final LeafSubject SERVER = LeafSubject.server("peer0." + DOMAIN, "192.168.31.86");
  private static final LeafSubject NODE = LeafSubject.node(ORG1, "peer0." + DOMAIN);
  private static final MaterialRequest REQUEST =
      MaterialRequest.of(GoldenNetwork.ORGANIZATIONS, GoldenNetwork.ORDERING);

  @TempDir Path folder;
  private Instant now;
  private OutsideRequests requests;

  @BeforeEach
  void anOrganizationWhoseAuthoritiesAreElsewhere() throws Exception {
    now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    requests = new OutsideRequests(store());
    Path org = folder.resolve("tree/peerOrganizations").resolve(DOMAIN);
    authority(org, "ca");
    authority(org, "tlsca");
    Path user = org.resolve("users/Admin@" + DOMAIN);
    admin(org, "ca", user, "msp/signcerts/Admin@" + DOMAIN + "-cert.pem", "msp/keystore/x_sk");
    admin(org, "tlsca", user, "tls/client.crt", "tls/client.key");
    MaterialImport done = open().adopt(folder.resolve("tree"), REQUEST);
    assertEquals(List.of(), done.problems());
    assertEquals(List.of(ORG1.name()), done.outside());
  }

  @Test
  void a_network_is_made_without_the_authorities_keys_and_they_sign_nothing_here()
      throws Exception {
    OrganizationMaterial made = open().ensure(REQUEST).organization(ORG1.name());
    assertFalse(made.signing().signsHere());
    assertTrue(open().ensure(REQUEST).organization(GoldenNetwork.ORG2.name()).tls().signsHere());
    RequestRefused refused =
        assertThrows(
            RequestRefused.class,
            () ->
                made.tls()
                    .issue(
                        TestRequests.honest(RANDOM),
                        SERVER,
                        Validity.under(made.tls().certificate(), now),
                        BigInteger.ONE));
    assertEquals(RequestRefused.Reason.KEY_ELSEWHERE, refused.reason());
    String kept =
        Files.readString(store().resolve("organizations").resolve(ORG1.name()).resolve("ca.pem"));
    assertFalse(kept.contains("PRIVATE"), "only its certificate is here");
    assertEquals(made.msp(), open().ensure(REQUEST).organization(ORG1.name()).msp());
  }

  @Test
  void what_openssl_signs_by_the_exported_files_is_taken_and_handed_to_the_host() throws Exception {
    open().ensure(REQUEST);
    java.security.KeyPair key = TestRequests.keys();
    byte[] server = TestRequests.of(key, "CN=peer0." + DOMAIN);
    byte[] again = TestRequests.of(key, "CN=peer0." + DOMAIN);
    assertFalse(java.util.Arrays.equals(server, again), "a request is signed anew each time");
    byte[] node = TestRequests.of("OU=peer,CN=peer0." + DOMAIN);
    assertEquals(Optional.empty(), requests.answer(ORG1.name(), SERVER, server));
    assertEquals(Optional.empty(), requests.answer(ORG1.name(), SERVER, again));
    assertEquals(Optional.empty(), requests.answer(ORG1.name(), NODE, node));
    Path out = folder.resolve("out");
    assertEquals(2, requests.export(out).size());
    assertEquals(List.of(), take(out).taken());
    assertEquals(2, take(out).missing().size());

    sign(out, "-tls-", "tlsca");
    sign(out, "-msp-", "ca");
    OutsideImport done = take(out);

    assertEquals(List.of(), done.problems());
    assertEquals(2, done.taken().size());
    FabricCertificate answer =
        FabricCertificate.ofDer(requests.answer(ORG1.name(), SERVER, again).orElseThrow());
    OrganizationMaterial made = open().ensure(REQUEST).organization(ORG1.name());
    assertTrue(answer.isIssuedBy(made.tls().certificate()));
    assertTrue(requests.answer(ORG1.name(), NODE, node).isPresent());
    assertEquals(List.of(), requests.export(out), "none waits any more");
    assertArrayEquals(answer.der(), requests.answer(ORG1.name(), SERVER, server).orElseThrow());
  }

  @Test
  void what_is_wrong_in_any_respect_is_not_taken_and_everything_wrong_is_said() throws Exception {
    open().ensure(REQUEST);
    byte[] server = TestRequests.of("CN=peer0." + DOMAIN);
    requests.answer(ORG1.name(), SERVER, server);
    Path out = folder.resolve("out");
    requests.export(out);
    Path extensions = only(out, ".ext");
    String right = Files.readString(extensions);

    Files.writeString(extensions, right.replaceAll("IP:[0-9.]*", "IP:10.0.0.1"));
    sign(out, "-tls-", "ca");
    assertProblems(out, "not signed by tlsca.", "its names are");
    Files.writeString(extensions, right.replace("serverAuth, ", "").replace("CA:FALSE", "CA:TRUE"));
    sign(out, "-tls-", "tlsca");
    assertProblems(out, "it is itself an authority's", "lacks serverAuth or clientAuth");
    Files.writeString(extensions, right.replace("digitalSignature, ", ""));
    sign(out, "-tls-", "tlsca");
    assertProblems(out, "lacks digitalSignature");
    Files.writeString(extensions, right);
    Path request = only(out, ".csr");
    byte[] another = TestRequests.of("OU=admin,CN=peer9." + DOMAIN);
    Files.writeString(request, Pem.encode("CERTIFICATE REQUEST", another));
    sign(out, "-tls-", "tlsca");
    assertProblems(
        out, "its key is not the one", "it is of peer9.", "its units are [admin], not []");
    Files.writeString(only(out, ".crt"), "rubbish");
    assertProblems(out, "it is no certificate");
    assertEquals(Optional.empty(), requests.answer(ORG1.name(), SERVER, server));
  }

  @Test
  void what_no_authority_would_answer_is_not_kept() throws Exception {
    byte[] stolen = TestRequests.signedByAnotherKey();
    assertThrows(RequestRefused.class, () -> requests.answer(ORG1.name(), SERVER, stolen));
    assertFalse(Files.exists(store().resolve("requests")));
  }

  @Test
  void without_its_administrators_tls_certificate_such_an_organisation_is_not_taken()
      throws Exception {
    Path tls =
        folder
            .resolve("tree/peerOrganizations")
            .resolve(DOMAIN)
            .resolve("users/Admin@" + DOMAIN + "/tls");
    Files.delete(tls.resolve("client.crt"));
    Files.delete(tls.resolve("client.key"));
    Files.delete(tls);
    String problems = open().adopt(folder.resolve("tree"), REQUEST).problems().toString();
    assertTrue(problems.contains("its administrator has no tls folder"), problems);
  }

  private void assertProblems(Path out, String... problems) throws MaterialException {
    OutsideImport done = take(out);
    assertEquals(List.of(), done.taken());
    for (String one : problems) {
      assertTrue(done.problems().toString().contains(one), done.problems().toString());
    }
  }

  private OutsideImport take(Path from) throws MaterialException {
    return requests.take(from, open(), REQUEST, Clock.systemUTC().instant());
  }

  private Path store() {
    return folder.resolve("material");
  }

  private MaterialStore open() {
    return MaterialStore.open(store(), RANDOM, Clock.systemUTC());
  }

  private void authority(Path org, String kind) throws Exception {
    Files.createDirectories(org.resolve(kind));
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        secret(kind),
        "-out",
        org.resolve(kind + "/" + kind + "." + DOMAIN + "-cert.pem").toString(),
        "-days",
        "3650",
        "-subj",
        "/O=" + DOMAIN + "/CN=" + kind + "." + DOMAIN,
        "-addext",
        "keyUsage=critical,keyCertSign,cRLSign,digitalSignature");
  }

  private void admin(Path org, String kind, Path user, String certificate, String key)
      throws Exception {
    Files.createDirectories(user.resolve(certificate).getParent());
    Files.createDirectories(user.resolve(key).getParent());
    Path request = folder.resolve("admin.csr");
    openssl(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        user.resolve(key).toString(),
        "-out",
        request.toString(),
        "-subj",
        "/OU=client/CN=Admin@" + DOMAIN);
    openssl(
        "x509",
        "-req",
        "-in",
        request.toString(),
        "-CA",
        org.resolve(kind + "/" + kind + "." + DOMAIN + "-cert.pem").toString(),
        "-CAkey",
        secret(kind),
        "-days",
        "365",
        "-out",
        user.resolve(certificate).toString());
  }

  private void sign(Path out, String which, String kind) throws Exception {
    Path request = only(out, which, ".csr");
    String stem = request.toString().replaceAll("\\.csr$", "");
    openssl(
        "x509",
        "-req",
        "-in",
        request.toString(),
        "-extfile",
        stem + ".ext",
        "-CA",
        folder
            .resolve("tree/peerOrganizations")
            .resolve(DOMAIN)
            .resolve(kind + "/" + kind + "." + DOMAIN + "-cert.pem")
            .toString(),
        "-CAkey",
        secret(kind),
        "-days",
        "365",
        "-out",
        stem + ".crt");
  }

  private String secret(String kind) {
    return folder.resolve(kind + ".key").toString();
  }

  private static Path only(Path out, String... parts) throws IOException {
    try (var all = Files.list(out)) {
      return all.filter(
              path -> List.of(parts).stream().allMatch(path.getFileName().toString()::contains))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void openssl(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
