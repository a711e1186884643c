package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsBegin;
import io.longshore.proto.v1.ChannelsRequest;
import io.longshore.proto.v1.CodeChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelUploadTest {
  private final List<ChannelsAsked> asked = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final ChannelUpload upload = new ChannelUpload(down(), asked::add);

  @Test
  void joins_the_pieces_of_each_package() {
    upload.onNext(begin());
    upload.onNext(chunk("mycc", "ab"));
    upload.onNext(chunk("other", "x"));
    upload.onNext(chunk("mycc", "cd"));
    upload.onCompleted();
    SortedMap<String, ByteString> whole = new TreeMap<>();
    whole.put("mycc 1.0", ByteString.copyFromUtf8("abcd"));
    whole.put("other 1.0", ByteString.copyFromUtf8("x"));
    assertEquals(whole, asked.get(0).code());
  }

  @Test
  void takes_no_more_than_its_bound() {
    upload.onNext(begin());
    ByteString large = ByteString.copyFrom(new byte[1 << 20]);
    for (int piece = 0; piece <= 50; piece++) {
      upload.onNext(request(CodeChunk.newBuilder().setName("mycc").setCode(large)));
    }
    upload.onCompleted();
    assertEquals(List.of(), asked);
    assertEquals(1, refusals.size());
    assertTrue(refusals.get(0).contains("larger than 50 MiB"), refusals::toString);
  }

  @Test
  void asks_nothing_for_one_who_sent_no_spec_or_went_away() {
    upload.onCompleted();
    assertTrue(refusals.get(0).contains("no spec was sent"), refusals::toString);
    ChannelUpload gone = new ChannelUpload(down(), asked::add);
    gone.onNext(begin());
    gone.onError(new IllegalStateException("gone"));
    assertEquals(List.of(), asked);
  }

  private static ChannelsRequest begin() {
    return ChannelsRequest.newBuilder().setBegin(ChannelsBegin.getDefaultInstance()).build();
  }

  private static ChannelsRequest chunk(String name, String content) {
    return request(
        CodeChunk.newBuilder()
            .setName(name)
            .setVersion("1.0")
            .setCode(ByteString.copyFromUtf8(content)));
  }

  private static ChannelsRequest request(CodeChunk.Builder chunk) {
    return ChannelsRequest.newBuilder().setCode(chunk).build();
  }

  private StreamObserver<ChannelEvent> down() {
    return new StreamObserver<>() {
      @Override
      public void onNext(ChannelEvent event) {}

      @Override
      public void onError(Throwable trouble) {
        refusals.add(trouble.getMessage());
      }

      @Override
      public void onCompleted() {}
    };
  }
}
