package io.pvit.app.process;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running child that speaks {@link ChildWords}. Any thread may use it. */
public final class ChildProcess implements AutoCloseable {

  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<StopException> ended = new CompletableFuture<>();
  private volatile boolean closing;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it and returns at once.
   *
   * @param name in sentences, as in "the broker"
   */
  public static ChildProcess start(
      String name, ChildJvm jvm, Path log, Map<String, String> environment) {
    ChildProcess child = new ChildProcess(name, jvm.start(log, environment), log);
    Thread ear = new Thread(child::listen, name.replace(' ', '-') + "-ear");
    ear.setDaemon(true);
    ear.start();
    return child;
  }

  /**
   * Waits until it can be used.
   *
   * @return what it said behind READY
   * @throws StopException when it ended instead, or took too long
   */
  public String awaitReady(Duration patience) throws InterruptedException {
    try {
      return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StopException reason) {
        throw new StopException(reason.code(), String.valueOf(reason.getMessage()), reason);
      }
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "%s was not ready after %d s; its log is %s.".formatted(name, patience.toSeconds(), log),
          e);
    }
  }

  /** Completes with the reason when it ends without having been closed. */
  public CompletableFuture<StopException> ended() {
    return ended.copy();
  }

  /** Sends it a line. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException gone) {
      throw new StopException(died().code(), String.valueOf(died().getMessage()), gone);
    }
  }

  /** The operating system's number of it. */
  public long pid() {
    return process.pid();
  }

  /** Ends it in order, or by force after 10 s. */
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
        ExitCode.DEPENDENCY_LOST, "%s ended unexpectedly; its log is %s.".formatted(name, log));
  }
}
