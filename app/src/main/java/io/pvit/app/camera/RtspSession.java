package io.pvit.app.camera;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One viewer's connection: as much of RTSP 1.0 (RFC 2326) as a viewer needs that takes the pictures
 * over the same connection. A thread of its own reads the requests; another sends the pictures.
 */
final class RtspSession implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RtspSession.class);
  private static final String TRACK = "track";

  private final Socket socket;
  private final Function<String, Optional<SyntheticCamera>> cameras;
  private final int number;
  private volatile Thread showing = new Thread();

  /**
   * @param cameras by the address's path
   * @param number of this session, from 1
   */
  RtspSession(Socket socket, Function<String, Optional<SyntheticCamera>> cameras, int number) {
    this.socket = socket;
    this.cameras = cameras;
    this.number = number;
  }

  /** Answers until the viewer goes or the session is closed. */
  @Override
  public void run() {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      Optional<RtspRequest> request = RtspRequest.read(in);
      while (request.isPresent() && answer(request.get())) {
        request = RtspRequest.read(in);
      }
    } catch (IOException gone) {
      LOG.debug("viewer {} is gone", number, gone);
    } finally {
      showing.interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    showing.interrupt();
    socket.close();
  }

  /** False when this was the last request. */
  private boolean answer(RtspRequest request) throws IOException {
    Optional<SyntheticCamera> camera = cameras.apply(path(request));
    if (camera.isEmpty()) {
      send(request, "404 Not Found", "");
      return true;
    }
    switch (request.method()) {
      case "OPTIONS" ->
          send(request, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n");
      case "DESCRIBE" -> send(request, "200 OK", description(camera.get()));
      case "SETUP" ->
          send(request, "200 OK", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n" + session());
      case "PLAY" -> play(request, camera.get());
      case "TEARDOWN" -> {
        send(request, "200 OK", session());
        return false;
      }
      default -> send(request, "501 Not Implemented", "");
    }
    return true;
  }

  private static String path(RtspRequest request) {
    String path = request.path();
    return path.endsWith("/" + TRACK) ? path.substring(0, path.lastIndexOf('/')) : path;
  }

  private void play(RtspRequest request, SyntheticCamera camera) throws IOException {
    if (!camera.take()) {
      send(request, "453 Not Enough Bandwidth", session());
      return;
    }
    send(request, "200 OK", session());
    showing = new Thread(() -> show(camera), "camera-" + camera.id());
    showing.setDaemon(true);
    showing.start();
  }

  private void show(SyntheticCamera camera) {
    RtpPackets packets = new RtpPackets(number);
    try (socket) {
      camera.show(
          (coded, timeUs) -> {
            for (byte[] packet : packets.of(coded, timeUs)) {
              send(packet);
            }
          },
          Metronome.realTime());
    } catch (SocketException gone) {
      LOG.debug("viewer {} is gone", number, gone);
    } catch (IOException | IllegalStateException e) {
      LOG.error("camera {} cannot go on", camera.id(), e);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static String description(SyntheticCamera camera) {
    String words =
        String.format(
            Locale.ROOT,
            """
            v=0
            o=- 0 0 IN IP4 127.0.0.1
            s=%s
            c=IN IP4 127.0.0.1
            t=0 0
            a=range:npt=now-
            m=video 0 RTP/AVP %d
            a=rtpmap:%d MP4V-ES/%d
            a=framerate:%.3f
            a=control:%s
            """,
            camera.id(),
            RtpPackets.PAYLOAD_TYPE,
            RtpPackets.PAYLOAD_TYPE,
            RtpPackets.TICKS_PER_SECOND,
            camera.shape().picturesPerSecond(),
            TRACK);
    return "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(words.length(), words);
  }

  private String session() {
    return "Session: %d\r\n".formatted(number);
  }

  private void send(RtspRequest request, String status, String rest) throws IOException {
    String more = rest.contains("\r\n\r\n") ? rest : rest + "\r\n";
    send(
        "RTSP/1.0 %s\r\nCSeq: %s\r\n%s"
            .formatted(status, request.sequence(), more)
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** Answers and pictures share the connection, and neither may break into the other. */
  private void send(byte[] bytes) throws IOException {
    synchronized (socket) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }
  }
}
