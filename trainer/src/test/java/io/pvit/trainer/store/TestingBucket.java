package io.pvit.trainer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks the few words of S3 that a store of checkpoints needs, and keeps objects in memory. */
final class TestingBucket implements AutoCloseable {

  private final HttpServer server;
  private final String root;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> written = new ArrayList<>();
  private volatile boolean refuses;

  TestingBucket(String name) {
    root = "/" + name + "/";
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Keys in the order in which they were put. */
  synchronized List<String> written() {
    return List.copyOf(written);
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
      String path = exchange.getRequestURI().getPath();
      String key = path.startsWith(root) ? path.substring(root.length()) : path;
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, key, body);
        case "HEAD" -> head(exchange, key);
        default -> get(exchange, key);
      }
    }
  }

  private synchronized void put(HttpExchange exchange, String key, byte[] body) throws IOException {
    if (!refused(exchange)) {
      objects.put(key, body);
      written.add(key);
      exchange.getResponseHeaders().set("ETag", "\"" + body.length + "\"");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void head(HttpExchange exchange, String key) throws IOException {
    byte[] object = objects.get(key);
    if (object != null) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(object.length));
    }
    exchange.sendResponseHeaders(refuses ? 403 : object == null ? 404 : 200, -1);
  }

  private void get(HttpExchange exchange, String key) throws IOException {
    byte[] object = objects.get(key);
    if (object == null) {
      say(exchange, 404, "NoSuchKey");
    } else {
      exchange.sendResponseHeaders(200, object.length);
      exchange.getResponseBody().write(object);
    }
  }

  private boolean refused(HttpExchange exchange) throws IOException {
    if (refuses) {
      say(exchange, 403, "AccessDenied");
    }
    return refuses;
  }

  private static void say(HttpExchange exchange, int status, String code) throws IOException {
    byte[] text = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }
}
