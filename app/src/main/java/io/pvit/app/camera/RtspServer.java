package io.pvit.app.camera;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves cameras on this machine, and to nobody outside it, at a port that is free. */
final class RtspServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RtspServer.class);
  private static final int BACKLOG = 16;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Map<String, SyntheticCamera> cameras = new LinkedHashMap<>();
  private final List<RtspSession> sessions = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;

  private RtspServer(List<SyntheticCamera> cameras, ServerSocket socket) {
    cameras.forEach(camera -> this.cameras.put("/" + camera.id(), camera));
    this.socket = socket;
  }

  static RtspServer start(List<SyntheticCamera> cameras) throws IOException {
    ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
    RtspServer server = new RtspServer(cameras, socket);
    daemon(server::accept, "camera-server").start();
    return server;
  }

  /** Where a camera can be watched. */
  String address(SyntheticCamera camera) {
    return "rtsp://127.0.0.1:%d/%s".formatted(socket.getLocalPort(), camera.id());
  }

  private void accept() {
    try {
      while (true) {
        Socket viewer = socket.accept();
        viewer.setTcpNoDelay(true);
        RtspSession session =
            new RtspSession(
                viewer, path -> Optional.ofNullable(cameras.get(path)), sessions.size() + 1);
        sessions.add(session);
        daemon(session, "camera-viewer").start();
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        LOG.error("no more viewers can be served", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (RtspSession session : sessions) {
      session.close();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
