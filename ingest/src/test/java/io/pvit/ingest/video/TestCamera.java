package io.pvit.ingest.video;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A camera for one viewer: speaks RTSP, sends an MPEG transport stream, and then stops somehow. */
final class TestCamera implements AutoCloseable {

  private static final int TRANSPORT_PACKET_BYTES = 188;
  private static final int PACKETS_IN_ONE = 7;
  private static final byte TRANSPORT_STREAM = 33;

  private final ServerSocket server;
  private final byte[] stream;
  private final boolean hangsUp;
  private final Thread thread;
  private volatile Socket viewer = new Socket();

  /**
   * @param stream what it sends
   * @param hangsUp whether it closes the connection after that, or keeps it and says nothing
   */
  TestCamera(byte[] stream, boolean hangsUp) throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.stream = stream;
    this.hangsUp = hangsUp;
    thread = new Thread(this::serve, "test-camera");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "rtsp://admin:geheim@127.0.0.1:%d/live".formatted(server.getLocalPort());
  }

  private void serve() {
    try {
      viewer = server.accept();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(viewer.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = viewer.getOutputStream();
      String method = answer(in, out);
      while (!method.equals("PLAY")) {
        method = answer(in, out);
      }
      send(out);
      if (hangsUp) {
        viewer.close();
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String answer(BufferedReader in, OutputStream out) throws IOException {
    String request = in.readLine();
    String sequence = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      sequence = line.startsWith("CSeq:") ? line : sequence;
    }
    if (request == null) {
      throw new IOException("the viewer went away");
    }
    String method = request.substring(0, request.indexOf(' '));
    String more =
        switch (method) {
          case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
          case "DESCRIBE" -> description();
          case "SETUP" -> "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n\r\n";
          default -> "Session: 1\r\n\r\n";
        };
    out.write(
        "RTSP/1.0 200 OK\r\n%s\r\n%s"
            .formatted(sequence, more)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return method;
  }

  private static String description() {
    String sdp =
        """
        v=0
        o=- 0 0 IN IP4 127.0.0.1
        s=test
        t=0 0
        m=video 0 RTP/AVP 33
        c=IN IP4 127.0.0.1
        a=control:video
        """;
    return "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(sdp.length(), sdp);
  }

  private void send(OutputStream out) throws IOException {
    int step = TRANSPORT_PACKET_BYTES * PACKETS_IN_ONE;
    short sequence = 0;
    for (int at = 0; at < stream.length; at += step) {
      byte[] payload = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + step));
      ByteBuffer packet = ByteBuffer.allocate(4 + 12 + payload.length);
      packet.put((byte) '$').put((byte) 0).putShort((short) (12 + payload.length));
      packet.put((byte) 0x80).put(TRANSPORT_STREAM).putShort(sequence++);
      packet.putInt(0).putInt(1).put(payload);
      out.write(packet.array());
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    viewer.close();
  }
}
