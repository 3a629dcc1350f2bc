package io.pvit.ingest.video;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Accepts one connection, says what it was given to say, and then nothing for ever; or one byte now
 * and then.
 */
final class SilentServer implements AutoCloseable {

  private final ServerSocket server;
  private final CountDownLatch silent = new CountDownLatch(1);
  private final ScheduledExecutorService trickling = Executors.newScheduledThreadPool(1);
  private final Thread thread;
  private volatile Socket client = new Socket();

  SilentServer(byte[] firstWords) throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread = new Thread(() -> serve(firstWords), "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns once a client is connected and has been told everything. */
  void awaitSilence() throws InterruptedException {
    if (!silent.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody connected");
    }
  }

  /** From now on a byte comes often enough that the connection never looks idle. */
  void trickle() {
    var unused = trickling.scheduleAtFixedRate(this::sendOne, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void sendOne() {
    try {
      client.getOutputStream().write('A');
    } catch (IOException e) {
      trickling.shutdown();
    }
  }

  private void serve(byte[] firstWords) {
    try {
      client = server.accept();
      OutputStream out = client.getOutputStream();
      out.write(firstWords);
      out.flush();
      silent.countDown();
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    trickling.shutdownNow();
    server.close();
    client.close();
  }
}
