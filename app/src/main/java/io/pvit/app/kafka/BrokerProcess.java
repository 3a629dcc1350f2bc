package io.pvit.app.kafka;

import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.OrderlyEnd;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A broker in a JVM of its own, so that its heap and its pauses are not this one's. It ends when
 * this process does, however that ends.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<StopException> ended = new CompletableFuture<>();
  private volatile boolean closing;

  private BrokerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread reader = new Thread(this::listen, "broker-words");
    reader.setDaemon(true);
    reader.start();
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
    List<String> arguments = new ArrayList<>(List.of(data.toString(), "" + settings.port()));
    settings.overrides().forEach((key, value) -> arguments.add(key + "=" + value));
    Path log = data.resolve("broker.log");
    ChildJvm jvm = new ChildJvm(flags, BrokerMain.class.getName(), arguments);
    return new BrokerProcess(jvm.start(log, Map.of()), log);
  }

  /**
   * Waits until clients are served.
   *
   * @return where they find it: host and port
   * @throws StopException when the broker ended instead, or took too long
   */
  public String awaitReady(Duration patience) throws InterruptedException {
    try {
      return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StopException stop ? stop : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "The broker was not ready after %d s; its log is %s."
              .formatted(patience.toSeconds(), log),
          e);
    }
  }

  /** Completes with the reason when the broker ends without having been closed. */
  public CompletableFuture<StopException> ended() {
    return ended.copy();
  }

  /** The operating system's number of the broker's process. */
  public long pid() {
    return process.pid();
  }

  /** Ends the broker in order, or by force after 10 s. */
  @Override
  public void close() {
    closing = true;
    OrderlyEnd.of(process, END_PATIENCE);
  }

  private void listen() {
    StopException reason = died();
    try (BufferedReader words = process.inputReader()) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        if (line.startsWith("READY ")) {
          ready.complete(line.substring("READY ".length()));
        } else if (line.startsWith("STOP ")) {
          String[] parts = line.split(" ", 3);
          reason = new StopException(ExitCode.valueOf(parts[1]), parts[2]);
        }
      }
    } catch (IOException brokenPipe) {
      // It is gone, and the reason is the best there is.
    }
    ready.completeExceptionally(reason);
    if (!closing) {
      ended.complete(reason);
    }
  }

  private StopException died() {
    return new StopException(
        ExitCode.DEPENDENCY_LOST, "The broker ended unexpectedly; its log is %s.".formatted(log));
  }
}
