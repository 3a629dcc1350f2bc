package io.pvit.app.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class LoopbackPort {

  private LoopbackPort() {}

  /** A port that nobody listened on a moment ago. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks before anything is written.
   *
   * @throws StopException when somebody listens there
   */
  static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw inUse(port);
    }
  }

  static StopException inUse(int port) {
    return new StopException(
        ExitCode.PORT_IN_USE,
        "Another process listens on port %d, or this user may not; end it or name another port."
            .formatted(port));
  }
}
