package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.base.Digest;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.CertificateView;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.ListCertificatesRequest;
import io.longshore.tls.MutualTls;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many want one token over real TLS at once. */
class TokenRaceTest {
  /** As many as one address may ask in one moment. */
  private static final int RACERS = 5;

  private LoopbackController controller;
  private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

  @BeforeEach
  void start(@TempDir Path state) throws Exception {
    controller = new LoopbackController(state);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    controller.close();
  }

  private EnrolReply enrol(String[] token, String host, KeyPair keys) throws Exception {
    return EnrolmentGrpc.newBlockingStub(controller.clients().newcomers(new Digest(token[1])))
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .enrol(
            EnrolRequest.newBuilder()
                .setHost(host)
                .setTokenSecret(token[3])
                .setPkcs10(ByteString.copyFrom(LoopbackClients.request(keys)))
                .build());
  }

  private List<CertificateView> agents() {
    return AuthorityGrpc.newBlockingStub(
            controller.clients().members(MutualTls.client(controller.clients().operator())))
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .listCertificates(ListCertificatesRequest.getDefaultInstance())
        .getCertificatesList()
        .stream()
        .filter(one -> one.getKind().equals("agent"))
        .toList();
  }

  private List<Object> race(List<Callable<EnrolReply>> racers) throws Exception {
    CountDownLatch ready = new CountDownLatch(racers.size());
    List<Future<Object>> runs = new ArrayList<>();
    for (Callable<EnrolReply> racer : racers) {
      runs.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                try {
                  return racer.call();
                } catch (StatusRuntimeException refused) {
                  return refused.getStatus().getCode();
                }
              }));
    }
    List<Object> ends = new ArrayList<>();
    for (Future<Object> run : runs) {
      ends.add(run.get(90, TimeUnit.SECONDS));
    }
    return ends;
  }

  @Test
  void of_several_keys_for_one_token_one_gets_a_certificate() throws Exception {
    String[] token = controller.clients().token("h1").split("\\.");
    List<Callable<EnrolReply>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      KeyPair keys = LoopbackClients.keys();
      racers.add(() -> enrol(token, "h1", keys));
    }
    List<Object> ends = race(racers);
    assertEquals(1, ends.stream().filter(EnrolReply.class::isInstance).count(), ends.toString());
    assertEquals(RACERS - 1, ends.stream().filter(Status.Code.PERMISSION_DENIED::equals).count());
    assertEquals(1, agents().size());
  }

  @Test
  void one_key_that_asks_many_times_at_once_gets_one_and_the_same() throws Exception {
    String[] token = controller.clients().token("h1").split("\\.");
    KeyPair keys = LoopbackClients.keys();
    List<Callable<EnrolReply>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      racers.add(() -> enrol(token, "h1", keys));
    }
    List<String> serials = new ArrayList<>();
    for (Object end : race(racers)) {
      assertTrue(end instanceof EnrolReply, String.valueOf(end));
      serials.add(
          LoopbackClients.certificate(((EnrolReply) end).getCertificate().toByteArray())
              .getSerialNumber()
              .toString(16));
    }
    assertEquals(1, serials.stream().distinct().count());
    assertEquals(serials.get(0), agents().get(0).getSerial());
  }

  @Test
  void a_used_token_is_worth_nothing_to_another_host_or_another_key_after_a_restart()
      throws Exception {
    String[] token = controller.clients().token("h1").split("\\.");
    enrol(token, "h1", LoopbackClients.keys());
    controller.stop();
    controller.start();
    for (String host : List.of("h1", "h2")) {
      KeyPair keys = LoopbackClients.keys();
      assertEquals(
          Status.Code.PERMISSION_DENIED,
          assertThrows(StatusRuntimeException.class, () -> enrol(token, host, keys))
              .getStatus()
              .getCode());
    }
    assertEquals(1, agents().size());
  }
}
