package io.longshore.agent.gate.kafka;

import io.longshore.agent.gate.FakeServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A broker on loopback that speaks the two requests the gate makes, byte by byte. */
final class FakeBroker implements AutoCloseable {
  final SortedMap<Integer, String> brokers = new TreeMap<>();
  final SortedMap<String, List<int[]>> topics = new TreeMap<>();
  final SortedMap<String, String> stated = new TreeMap<>();
  final SortedMap<String, String> defaults =
      new TreeMap<>(
          Map.of(
              "min.insync.replicas", "1",
              "retention.ms", "-1",
              "unclean.leader.election.enable", "false"));
  int controller = 1;
  int correlationOffset;
  volatile byte[] insteadOfAnswer;
  volatile boolean hangUpAfterAnswer;

  private final FakeServer server;

  FakeBroker() throws IOException {
    server =
        new FakeServer(
            socket -> {
              DataInputStream in = new DataInputStream(socket.getInputStream());
              do {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                socket
                    .getOutputStream()
                    .write(answer(new DataInputStream(new java.io.ByteArrayInputStream(request))));
              } while (!hangUpAfterAnswer);
            });
  }

  int port() {
    return server.port();
  }

  int connections() {
    return server.connections();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private byte[] answer(DataInputStream request) throws IOException {
    if (insteadOfAnswer != null) {
      return insteadOfAnswer;
    }
    int api = request.readShort();
    int version = request.readShort();
    int correlation = request.readInt();
    request.skipNBytes(request.readShort());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeInt(correlation + correlationOffset);
    if (api == 3 && version == 1 && request.readInt() == -1) {
      metadata(out);
    } else if (api == 32 && version == 0) {
      configs(request, out);
    } else {
      throw new EOFException("a broker hangs up on what it does not know");
    }
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    new DataOutputStream(framed).writeInt(body.size());
    body.writeTo(framed);
    return framed.toByteArray();
  }

  private void metadata(DataOutputStream out) throws IOException {
    out.writeInt(brokers.size());
    for (var broker : brokers.entrySet()) {
      out.writeInt(broker.getKey());
      string(out, broker.getValue());
      out.writeInt(9092);
      out.writeShort(-1);
    }
    out.writeInt(controller);
    out.writeInt(topics.size());
    for (var topic : topics.entrySet()) {
      out.writeShort(0);
      string(out, topic.getKey());
      out.writeBoolean(false);
      out.writeInt(topic.getValue().size());
      int number = 0;
      for (int[] replicasAndInSync : topic.getValue()) {
        boolean led = replicasAndInSync[1] > 0;
        out.writeShort(led ? 0 : 5);
        out.writeInt(number++);
        out.writeInt(led ? 1 : -1);
        ids(out, replicasAndInSync[0]);
        ids(out, replicasAndInSync[1]);
      }
    }
  }

  private void configs(DataInputStream request, DataOutputStream out) throws IOException {
    int count = request.readInt();
    out.writeInt(0);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      request.readByte();
      String topic = request.readUTF();
      out.writeShort(0);
      out.writeShort(-1);
      out.writeByte(2);
      string(out, topic);
      int settings = request.readInt();
      out.writeInt(settings);
      for (int s = 0; s < settings; s++) {
        setting(topic, request.readUTF(), out);
      }
    }
  }

  private void setting(String topic, String key, DataOutputStream out) throws IOException {
    boolean own = key.equals("min.insync.replicas") && stated.containsKey(topic);
    string(out, key);
    string(out, own ? stated.get(topic) : defaults.getOrDefault(key, ""));
    out.writeBoolean(false);
    out.writeBoolean(!own);
    out.writeBoolean(false);
  }

  private static void ids(DataOutputStream out, int count) throws IOException {
    out.writeInt(count);
    for (int id = 1; id <= count; id++) {
      out.writeInt(id);
    }
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text);
  }
}
