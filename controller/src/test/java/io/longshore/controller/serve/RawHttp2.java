package io.longshore.controller.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.longshore.tls.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client that writes frames of HTTP/2 (RFC 9113) itself and keeps to no rule of its server's. */
final class RawHttp2 implements AutoCloseable {
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int PING = 6;
  static final int GOAWAY = 7;

  private static final int SETTINGS = 4;
  private static final int ACKNOWLEDGED = 1;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 60_000;

  private final SSLSocket socket;
  private final DataInputStream in;
  private int nextStream = 1;

  /** A connection of this holder to a controller on loopback. */
  RawHttp2(TlsFiles own, int port) throws GeneralSecurityException, IOException {
    socket = (SSLSocket) context(own).getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    send(SETTINGS, 0, 0, new byte[0]);
  }

  /** One frame of the server's. */
  record Frame(int type, int flags, int stream, byte[] content) {
    /** The error code of a frame that ends something. */
    int error() {
      int at = type == GOAWAY ? 4 : 0;
      return (content[at] & 255) << 24
          | (content[at + 1] & 255) << 16
          | (content[at + 2] & 255) << 8
          | content[at + 3] & 255;
    }
  }

  /** Begins a call and leaves it open; returns its stream. */
  int call(String method) throws IOException {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    fields.write(0x83); // :method POST
    fields.write(0x87); // :scheme https
    fields.write(0x04); // :path
    text(fields, "/" + method);
    fields.write(0x01); // :authority
    text(fields, "controller");
    field(fields, "content-type", "application/grpc");
    field(fields, "te", "trailers");
    int stream = nextStream;
    nextStream += 2;
    send(HEADERS, END_HEADERS, stream, fields.toByteArray());
    return stream;
  }

  void ping() throws IOException {
    send(PING, 0, 0, new byte[8]);
  }

  /** Takes a call back. */
  void reset(int stream) throws IOException {
    send(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
  }

  /** The next frame of this type; those of others are passed over, settings acknowledged. */
  Frame next(int type) throws IOException {
    while (true) {
      Frame frame = read();
      if (frame.type == SETTINGS && (frame.flags & ACKNOWLEDGED) == 0) {
        send(SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
      }
      if (frame.type == type) {
        return frame;
      }
    }
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    return new Frame(type, flags, stream, in.readNBytes(length));
  }

  private void send(int type, int flags, int stream, byte[] content) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(content.length >> 16);
    frame.write(content.length >> 8);
    frame.write(content.length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >> shift);
    }
    frame.write(content);
    socket.getOutputStream().write(frame.toByteArray());
  }

  /** A field that no table knows (RFC 7541, 6.2.2). */
  private static void field(ByteArrayOutputStream to, String name, String value)
      throws IOException {
    to.write(0);
    text(to, name);
    text(to, value);
  }

  /** Shorter than 127 bytes, as it is. */
  private static void text(ByteArrayOutputStream to, String value) throws IOException {
    to.write(value.length());
    to.write(value.getBytes(US_ASCII));
  }

  private static SSLContext context(TlsFiles own) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] none = new char[0];
    store.setKeyEntry("own", own.key(), none, own.chain().toArray(X509Certificate[]::new));
    for (X509Certificate root : own.authorities()) {
      store.setCertificateEntry(TlsFiles.fingerprint(root), root);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, none);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
