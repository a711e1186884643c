package io.longshore.controller.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Digest;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadOffer;
import io.longshore.proto.v1.UploadPart;
import io.longshore.tls.MutualTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static final byte[] CONTENT = new byte[300_000];

  @TempDir Path folder;
  private LoopbackController controller;
  private ArtifactFolder kept;

  @BeforeEach
  void start() throws Exception {
    new Random(11).nextBytes(CONTENT);
    controller = new LoopbackController(folder);
    kept = new ArtifactFolder(folder.resolve("artifacts"));
  }

  @AfterEach
  void stop() {
    controller.close();
  }

  @Test
  void a_content_is_kept_and_its_second_coming_costs_no_byte() throws Exception {
    Upload first = new Upload(CONTENT);
    assertEquals("0", first.heard());
    first.send(CONTENT, 0, CONTENT.length);
    first.up.onCompleted();
    assertEquals("300000", first.heard());
    assertEquals("end", first.heard());
    assertArrayEquals(CONTENT, Files.readAllBytes(kept.file(Digest.of(CONTENT))));
    Upload second = new Upload(CONTENT);
    assertEquals("300000", second.heard());
    assertEquals("end", second.heard());
  }

  @Test
  void what_broke_off_goes_on_where_it_ended() throws Exception {
    Upload first = new Upload(CONTENT);
    assertEquals("0", first.heard());
    first.send(CONTENT, 0, 120_000);
    first.up.onCompleted();
    assertEquals("UNAVAILABLE", first.heard());
    Upload second = new Upload(CONTENT);
    assertEquals("120000", second.heard());
    second.send(CONTENT, 120_000, CONTENT.length);
    second.up.onCompleted();
    assertEquals("300000", second.heard());
    assertArrayEquals(CONTENT, Files.readAllBytes(kept.file(Digest.of(CONTENT))));
  }

  @Test
  void another_content_than_was_offered_is_not_kept() throws Exception {
    Upload upload = new Upload(CONTENT);
    assertEquals("0", upload.heard());
    upload.send(new byte[CONTENT.length], 0, CONTENT.length);
    upload.up.onCompleted();
    assertEquals("INVALID_ARGUMENT", upload.heard());
    assertFalse(kept.holds(Digest.of(CONTENT)));
  }

  @Test
  void more_than_was_offered_is_refused_as_it_comes() throws Exception {
    Upload upload = new Upload(CONTENT);
    assertEquals("0", upload.heard());
    upload.send(new byte[CONTENT.length + 1], 0, CONTENT.length + 1);
    assertEquals("INVALID_ARGUMENT", upload.heard());
    assertFalse(kept.holds(Digest.of(CONTENT)));
  }

  private final class Upload implements StreamObserver<UploadAnswer> {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StreamObserver<UploadPart> up;

    Upload(byte[] content) {
      var clients = controller.clients();
      up = OperatorGrpc.newStub(clients.members(MutualTls.client(clients.operator()))).upload(this);
      up.onNext(
          UploadPart.newBuilder()
              .setOffer(
                  UploadOffer.newBuilder()
                      .setDigest(Digest.of(content).hex())
                      .setSize(content.length))
              .build());
    }

    void send(byte[] content, int from, int to) {
      up.onNext(
          UploadPart.newBuilder()
              .setContent(ByteString.copyFrom(content, from, to - from))
              .build());
    }

    String heard() throws InterruptedException {
      return heard.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(UploadAnswer answer) {
      heard.add(String.valueOf(answer.getOffset()));
    }

    @Override
    public void onError(Throwable thrown) {
      heard.add(Status.fromThrowable(thrown).getCode().name());
    }

    @Override
    public void onCompleted() {
      heard.add("end");
    }
  }
}
