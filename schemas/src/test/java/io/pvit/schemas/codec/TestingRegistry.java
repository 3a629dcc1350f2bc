package io.pvit.schemas.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The two calls of Confluent's interface that a serializer needs, over real HTTP. */
final class TestingRegistry implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> schemas = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
  private final HttpServer http;

  TestingRegistry() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  URI uri(String userInfo) {
    return URI.create("http://" + userInfo + "127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  /** Ids count from 1. */
  int add(String schema) {
    schemas.add(Map.of("schema", schema));
    return schemas.size();
  }

  void add(String schema, String type) {
    schemas.add(Map.of("schema", schema, "schemaType", type));
  }

  /** Every question for this id has this status from now on. */
  void refuse(int id, int status) {
    refusals.put(id, status);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    if (path.startsWith("/subjects/refused")) {
      respond(exchange, 409, Map.of("message", "incompatible"));
    } else if (exchange.getRequestMethod().equals("POST")) {
      String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
      respond(exchange, 200, Map.of("id", add(schema)));
    } else {
      int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      boolean known = id >= 1 && id <= schemas.size();
      int status = refusals.getOrDefault(id, known ? 200 : 404);
      respond(
          exchange, status, status == 200 ? schemas.get(id - 1) : Map.of("message", "not " + id));
    }
  }

  private static void respond(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
