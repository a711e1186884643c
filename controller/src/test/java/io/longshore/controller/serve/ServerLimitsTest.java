package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.longshore.base.Digest;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.StatusRequest;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller may not cost the controller, tried on its ports. */
class ServerLimitsTest {
  private LoopbackController controller;

  @BeforeEach
  void start(@TempDir Path state) throws Exception {
    controller = new LoopbackController(state);
  }

  @AfterEach
  void stop() {
    controller.close();
  }

  private void serves() {
    controller.clients().asOperator().status(StatusRequest.getDefaultInstance());
  }

  @Test
  void a_message_over_the_bound_is_not_read() {
    OperatorGrpc.OperatorBlockingStub operator = controller.clients().asOperator();
    PlanRequest large =
        PlanRequest.newBuilder()
            .setSpec(Spec.newBuilder().addFiles("x".repeat(ServerLimits.LARGEST_MESSAGE)))
            .build();
    assertEquals(
        Status.Code.RESOURCE_EXHAUSTED,
        assertThrows(StatusRuntimeException.class, () -> operator.plan(large))
            .getStatus()
            .getCode());
    serves();
  }

  @Test
  void a_first_contact_over_16_kib_is_not_read() {
    String[] token = controller.clients().token("h1").split("\\.");
    EnrolRequest large =
        EnrolRequest.newBuilder().setPkcs10(ByteString.copyFrom(new byte[17 << 10])).build();
    var enrolment =
        EnrolmentGrpc.newBlockingStub(controller.clients().newcomers(new Digest(token[1])));
    assertEquals(
        Status.Code.RESOURCE_EXHAUSTED,
        assertThrows(StatusRuntimeException.class, () -> enrolment.enrol(large))
            .getStatus()
            .getCode());
    serves();
  }

  @Test
  void metadata_over_8_kib_is_refused() {
    Metadata large = new Metadata();
    large.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(9 << 10));
    OperatorGrpc.OperatorBlockingStub operator =
        controller
            .clients()
            .asOperator()
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(large));
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> operator.status(StatusRequest.getDefaultInstance()));
    assertTrue(
        java.util.Set.of(
                Status.Code.RESOURCE_EXHAUSTED, Status.Code.INTERNAL, Status.Code.UNAVAILABLE)
            .contains(refused.getStatus().getCode()),
        refused.getStatus().toString());
    serves();
  }

  @Test
  void one_who_connects_and_says_nothing_is_let_go() throws Exception {
    try (Socket silent = new Socket("127.0.0.1", controller.clients().port())) {
      silent.setSoTimeout(60_000);
      assertEquals(-1, silent.getInputStream().read(), "the server ends it, nothing was said");
    }
    serves();
  }
}
