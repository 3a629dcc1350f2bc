package io.pvit.app.kafka;

import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.ChildProcess;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A broker in a JVM of its own, so that its heap and its pauses are not this one's. It ends when
 * this process does, however that ends.
 */
public final class BrokerProcess implements AutoCloseable {

  private final ChildProcess child;

  private BrokerProcess(ChildProcess child) {
    this.child = child;
  }

  /**
   * Returns at once; the broker's log is {@code broker.log} in the data directory.
   *
   * @param heapMegabytes the most its heap may take
   * @throws StopException when the data directory cannot be used or the port is taken
   */
  public static BrokerProcess start(BrokerSettings settings, int heapMegabytes) {
    Path data = settings.dataDirectory().toAbsolutePath();
    if (settings.port() != 0) {
      LoopbackPort.requireFree(settings.port());
    }
    DataDirectory.check(data);
    List<String> flags = new ArrayList<>(ChildJvm.QUICK_START);
    flags.add("-Xmx" + heapMegabytes + "m");
    List<String> arguments =
        new ArrayList<>(List.of(data.toString(), Integer.toString(settings.port())));
    settings.overrides().forEach((key, value) -> arguments.add(key + "=" + value));
    ChildJvm jvm = new ChildJvm(flags, BrokerMain.class.getName(), arguments);
    return new BrokerProcess(
        ChildProcess.start("The broker", jvm, data.resolve("broker.log"), Map.of()));
  }

  /**
   * Waits until clients are served.
   *
   * @return where they find it: host and port
   * @throws StopException when the broker ended instead, or took too long
   */
  public String awaitReady(Duration patience) throws InterruptedException {
    return child.awaitReady(patience);
  }

  /** Completes with the reason when the broker ends without having been closed. */
  public CompletableFuture<StopException> ended() {
    return child.ended();
  }

  /** The operating system's number of the broker's process. */
  public long pid() {
    return child.pid();
  }

  /** Ends the broker in order, or by force after 10 s. */
  @Override
  public void close() {
    child.close();
  }
}
