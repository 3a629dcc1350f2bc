package io.pvit.app.path;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * A real camera's web interface: pictures one after another, ten a second and for ever, to as many
 * as ask; at every path the same.
 */
final class MjpegCamera implements AutoCloseable {

  private static final long INTERVAL_MS = 100;
  private static final int BACKLOG = 32;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<HttpExchange> viewers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean silent;

  private MjpegCamera(HttpServer server) {
    this.server = server;
  }

  static MjpegCamera start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    MjpegCamera camera = new MjpegCamera(server);
    server.createContext("/", camera::show);
    server.setExecutor(camera.threads);
    server.start();
    return camera;
  }

  String address(String path) {
    return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path);
  }

  /** Ends what everybody is watching; they may come again. */
  void hangUp() {
    viewers.forEach(HttpExchange::close);
  }

  /** Keeps every connection and sends nothing, or goes on. */
  void silent(boolean isSilent) {
    silent = isSilent;
  }

  private void show(HttpExchange viewer) throws IOException {
    viewers.add(viewer);
    try (viewer) {
      viewer.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace;boundary=picture");
      viewer.sendResponseHeaders(200, 0);
      OutputStream out = viewer.getResponseBody();
      for (int n = 0; !closed.await(INTERVAL_MS, TimeUnit.MILLISECONDS); n++) {
        if (!silent) {
          byte[] jpeg = picture(n);
          out.write(
              "--picture\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                  .formatted(jpeg.length)
                  .getBytes(StandardCharsets.US_ASCII));
          out.write(jpeg);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      viewers.remove(viewer);
    }
  }

  private static byte[] picture(int n) throws IOException {
    BufferedImage picture = new BufferedImage(160, 120, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(n % 160, 40, 20, 40);
    g.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
