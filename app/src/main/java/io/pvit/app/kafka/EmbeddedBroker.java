package io.pvit.app.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One real Kafka broker in this JVM, listening on 127.0.0.1 only. Its directory is formatted once
 * and keeps the cluster id and all data from then on.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private final DataDirectory directory;
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(DataDirectory directory, KafkaRaftServer server, int port) {
    this.directory = directory;
    this.server = server;
    this.port = port;
  }

  /**
   * Returns once clients are served.
   *
   * @throws StopException when the port is taken or the directory cannot be used
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    if (settings.port() != 0) {
      LoopbackPort.requireFree(settings.port());
    }
    DataDirectory directory = DataDirectory.claim(settings.dataDirectory().toAbsolutePath());
    try {
      format(directory.brokerLog(), Uuid.randomUuid(), 1);
      return start(settings, directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw explain(e, settings.dataDirectory());
    }
  }

  /** Where clients find it: host and port. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Waits until the broker has ended, for whatever reason. */
  void awaitEnd() {
    server.awaitShutdown();
  }

  void checkRoomToRun() {
    directory.checkRoomToRun();
  }

  /** Writes everything out and ends. */
  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      directory.close();
    }
  }

  /** Between choosing a free port and listening on it another process may take it: try again. */
  private static EmbeddedBroker start(BrokerSettings settings, DataDirectory directory) {
    for (int attempt = 1; ; attempt++) {
      int port = settings.port() == 0 ? LoopbackPort.free() : settings.port();
      Map<String, String> properties =
          BrokerProperties.of(
              directory.brokerLog(), port, LoopbackPort.free(), settings.overrides());
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
      try {
        server.startup();
        return new EmbeddedBroker(directory, server, port);
      } catch (RuntimeException e) {
        server.shutdown();
        if (!isBind(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw LoopbackPort.inUse(port);
        }
      }
    }
  }

  /** Formats beside and renames, so that a directory is either formatted in full or not at all. */
  static void format(Path target, Uuid clusterId, int nodeId) throws IOException {
    if (Files.isDirectory(target)) {
      return;
    }
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    delete(draft);
    Files.createDirectories(draft);
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(clusterId.toString())
          .setNodeId(nodeId)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(draft.toString())
          .addDirectory(draft.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the broker's directory could not be formatted", e);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static RuntimeException explain(Exception failure, Path directory) {
    if (failure instanceof StopException stop) {
      return stop;
    }
    if (DiskFull.saysSo(failure)) {
      return new StopException(
          ExitCode.DISK_FULL,
          "No space is left for the data directory %s; free some or name another directory."
              .formatted(directory),
          failure);
    }
    if (failure instanceof IOException e) {
      return new UncheckedIOException(e);
    }
    return (RuntimeException) failure;
  }

  private static boolean isBind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
