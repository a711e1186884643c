package io.longshore.agent.gate.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.agent.gate.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A connection to one broker, for one question at a time. */
final class BrokerConnection implements AutoCloseable {
  /** Bytes; the metadata of four brokers and a hundred partitions take about 10 KiB. */
  private static final int MAX_ANSWER = 4 * 1024 * 1024;

  private static final byte[] CLIENT = "longshore-gate".getBytes(US_ASCII);

  private final Socket socket = new Socket();
  private int correlation;

  /** Connects. */
  static BrokerConnection open(InetSocketAddress address, Deadline deadline) throws IOException {
    BrokerConnection connection = new BrokerConnection();
    try {
      connection.socket.setTcpNoDelay(true);
      connection.socket.connect(address, deadline.millis());
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Asks one question.
   *
   * @return the answer's body, behind the correlation id
   */
  Reply ask(int api, int version, byte[] question, Deadline deadline) throws IOException {
    correlation++;
    ByteBuffer request = ByteBuffer.allocate(4 + 10 + CLIENT.length + question.length);
    request.putInt(request.capacity() - 4);
    request.putShort((short) api).putShort((short) version).putInt(correlation);
    request.putShort((short) CLIENT.length).put(CLIENT).put(question);
    socket.getOutputStream().write(request.array());
    int length = read(4, deadline).getInt();
    if (length < 4 || length > MAX_ANSWER) {
      throw Reply.malformed();
    }
    ByteBuffer answer = read(length, deadline);
    if (answer.getInt() != correlation) {
      throw Reply.malformed();
    }
    return new Reply(answer);
  }

  private ByteBuffer read(int length, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    // Grows with what arrives: the length is the peer's word.
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(length, 16 * 1024));
    while (bytes.position() < length) {
      if (!bytes.hasRemaining()) {
        ByteBuffer larger = ByteBuffer.allocate(Math.min(length, 2 * bytes.capacity()));
        bytes = larger.put(bytes.flip());
      }
      socket.setSoTimeout(deadline.millis());
      int more = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (more < 0) {
        throw new EOFException();
      }
      bytes.position(bytes.position() + more);
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
