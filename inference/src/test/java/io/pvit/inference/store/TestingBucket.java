package io.pvit.inference.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pvit.model.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Answers who reads checkpoints out of it in the words of S3, and keeps them in memory. */
public final class TestingBucket implements AutoCloseable {

  private static final String NAME = "models";

  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> read = new CopyOnWriteArrayList<>();
  private volatile boolean refuses;

  public TestingBucket() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Puts a checkpoint in, as a trainer does, and tells where it lies. */
  public URI put(Checkpoint checkpoint) {
    for (String file : List.of("card.json", "model.safetensors")) {
      try {
        objects.put(
            "/%s/yard/%s/%s".formatted(NAME, checkpoint.sha256(), file),
            Files.readAllBytes(checkpoint.directory().resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return place(checkpoint.sha256());
  }

  /** Where a checkpoint would lie. */
  public URI place(String sha256) {
    return URI.create("s3://%s/yard/%s/".formatted(NAME, sha256));
  }

  /** Copies out of it. */
  public FetchedCheckpoints fetched(Path folder, int keep) {
    return new FetchedCheckpoints(
        folder,
        keep,
        () ->
            new Bucket(
                "eu-central-1",
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))));
  }

  /** What was read, in that order. */
  List<String> read() {
    return List.copyOf(read);
  }

  /** Changes a byte of an object. */
  void damage(String sha256, String file) {
    objects.computeIfPresent(
        "/%s/yard/%s/%s".formatted(NAME, sha256, file),
        (key, bytes) -> {
          byte[] other = bytes.clone();
          other[other.length - 1] ^= 1;
          return other;
        });
  }

  /** From now on nobody has any rights. */
  void refuse() {
    refuses = true;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] object = objects.get(exchange.getRequestURI().getPath());
      if (refuses || object == null) {
        String code = refuses ? "AccessDenied" : "NoSuchKey";
        byte[] text = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(refuses ? 403 : 404, text.length);
        exchange.getResponseBody().write(text);
      } else {
        read.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(200, object.length);
        exchange.getResponseBody().write(object);
      }
    }
  }
}
