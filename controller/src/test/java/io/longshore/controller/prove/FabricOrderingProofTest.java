package io.longshore.controller.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.LeafSubject;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.SerialNumbers;
import io.longshore.controller.workload.fabric.material.Validity;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.ProveRequest;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FabricOrderingProofTest {
  private static final ProveRequest ANY = ProveRequest.getDefaultInstance();

  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();
  private Materials materials;
  private FakeOrderer one;
  private FakeOrderer two;
  private Compiled network;

  @BeforeAll
  void start() throws Exception {
    materials =
        MaterialStore.forgetful(random, clock)
            .ensure(
                MaterialRequest.of(
                    List.of(
                        new Organization(
                            "OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER)),
                    OrderingSpec.withDefaults(
                        List.of("orderer1.example.com:7050"),
                        List.of("kafka1:9092"),
                        new BatchLimits(Duration.ofSeconds(2), 10, 99L << 20, 512L << 10))));
    FakeOrderer.Ledger ledger = new FakeOrderer.Ledger();
    one = new FakeOrderer(ledger, identity("orderer1.example.com"));
    two = new FakeOrderer(ledger, identity("orderer2.example.com"));
    network =
        new SampleNetwork("orderers")
            .with("h1", orderer("orderer1.example.com", one.port()))
            .with("h2", orderer("orderer2.example.com", two.port()))
            .compiled();
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
  }

  private ProveReply prove(ProveRequest request) {
    return new FabricOrderingProof(() -> Optional.of(materials), clock, random)
        .prove(network, request);
  }

  @Test
  void reads_the_very_message_back_from_another_orderer() {
    ProveReply reply = prove(ANY);
    assertFalse(reply.hasProblem(), reply.getProblem().getWhat());
    assertEquals("orderer1.example.com", reply.getThrough());
    assertEquals("orderer2.example.com", reply.getReadFrom());
    assertEquals("testchainid", reply.getChannel());
    assertEquals(reply.getBlock() + 1, prove(ANY).getBlock(), "one block a proof");
  }

  @Test
  void orderers_can_be_chosen_by_the_first_part_of_their_names() {
    ProveReply reply =
        prove(ProveRequest.newBuilder().setThrough("orderer2").setReadFrom("orderer1").build());
    assertEquals("orderer2.example.com", reply.getThrough());
    ProveReply none = prove(ProveRequest.newBuilder().setThrough("orderer").build());
    assertEquals(Exit.USAGE.code(), none.getProblem().getExitCode());
  }

  @Test
  void an_orderer_without_kafka_is_explained() {
    one.answerBroadcast(Status.SERVICE_UNAVAILABLE);
    ProveReply reply = prove(ANY);
    one.answerBroadcast(Status.SUCCESS);
    assertTrue(reply.getProblem().getPath().startsWith("orderer1.example.com"));
    assertTrue(reply.getProblem().getWhat().contains("cannot hand messages to Kafka"));
  }

  @Test
  void an_orderer_that_lets_nobody_read_is_explained() {
    two.answerDeliver(Status.FORBIDDEN);
    ProveReply reply = prove(ANY);
    two.answerDeliver(Status.SUCCESS);
    assertTrue(reply.getProblem().getWhat().contains("answers FORBIDDEN"));
  }

  @Test
  void a_server_that_only_has_the_address_of_an_orderer_is_not_believed() {
    network =
        new SampleNetwork("orderers")
            .with("h1", orderer("orderer1.example.com", two.port()))
            .with("h2", orderer("orderer2.example.com", two.port()))
            .compiled();
    ProveReply reply = prove(ANY);
    network =
        new SampleNetwork("orderers")
            .with("h1", orderer("orderer1.example.com", one.port()))
            .with("h2", orderer("orderer2.example.com", two.port()))
            .compiled();
    assertTrue(reply.hasProblem(), "its certificate is another's");
  }

  @Test
  void a_network_without_orderers_has_nothing_to_prove() {
    ProveReply reply =
        new FabricOrderingProof(() -> Optional.of(materials), clock, random)
            .prove(SampleNetwork.ordering("1").compiled(), ANY);
    assertEquals(Exit.UNMET.code(), reply.getProblem().getExitCode());
  }

  private static ContainerSpec orderer(String name, int port) {
    ContainerSpec plain = SampleNetwork.container(name, "orderer", "1", 7050, List.of());
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put(GateNames.CHANNEL, "testchainid");
    settings.put(GateNames.MSP_ID, "OrdererMSP");
    Gate ready =
        new Gate(
            GateNames.ORDERER_READY,
            List.of(new GateTarget(name, "127.0.0.1", port, "")),
            settings);
    return new ContainerSpec(
        name, "orderer", plain.run(), plain.networking(), plain.mounts(), List.of(), ready);
  }

  private KeyManager[] identity(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] request =
        new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
            .getEncoded();
    OrganizationMaterial organization = materials.organization("OrdererOrg");
    byte[] certificate =
        organization
            .tls()
            .issue(
                request,
                LeafSubject.server(name, "127.0.0.1"),
                Validity.under(organization.tls().certificate(), clock.instant()),
                SerialNumbers.next(random))
            .der();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate own =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
    store.setKeyEntry("own", keys.getPrivate(), new char[0], new Certificate[] {own});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }
}
