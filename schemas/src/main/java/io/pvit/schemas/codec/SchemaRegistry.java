package io.pvit.schemas.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema registry that speaks Confluent's REST interface, as Karapace, Apicurio and Redpanda do
 * too. Answers are kept for good: an id never changes its meaning. Any thread may use it.
 *
 * <p>Throws {@link StopException}, without the credentials that the address may hold, when the
 * registry is gone, fails, or refuses us or a schema of ours.
 */
public final class SchemaRegistry {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int NOT_FOUND = 404;

  /** Our credentials, or the registry's own trouble: refusals that are none of the id's. */
  private static final Set<Integer> WHATEVER_IS_ASKED = Set.of(401, 407, 408, 429);

  /** What is kept, however many ids somebody invents. */
  private static final int MOST_SCHEMAS = 10_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;
  private final Optional<String> credentials;
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Decoded<Schema>> schemas = new ConcurrentHashMap<>();

  /**
   * @param uri http or https; {@code user:password@} in it becomes basic authentication
   */
  public SchemaRegistry(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    this.address = uri.getScheme() + "://" + uri.getHost() + port + path.replaceAll("/+$", "");
    this.credentials = Optional.ofNullable(uri.getUserInfo());
  }

  /** The id of this schema under this subject, registered if need be. */
  int idOf(String subject, Schema schema) {
    Integer known = ids.get(subject);
    if (known != null) {
      return known;
    }
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    HttpResponse<String> answer = post(path, Map.of("schema", schema.toString()));
    int id = body(answer).path("id").asInt();
    ids.put(subject, id);
    return id;
  }

  /**
   * The schema that was registered under this id, or why there is none for Avro.
   *
   * <p>An id comes out of bytes that anybody wrote, so what is wrong with it stops nothing. An id
   * that is unknown may be known in a moment, and is asked for again.
   */
  Decoded<Schema> schemaOf(int id) {
    Decoded<Schema> known = schemas.get(id);
    if (known != null) {
      return known;
    }
    HttpResponse<String> answer = send(request("/schemas/ids/" + id).GET().build());
    if (answer.statusCode() == NOT_FOUND) {
      return new Decoded.Malformed<>("the schema registry knows no id " + id);
    }
    Decoded<Schema> schema = refusesThisId(answer) ? refused(id, answer) : parsed(id, body(answer));
    if (schemas.size() < MOST_SCHEMAS) {
      schemas.put(id, schema);
    }
    return schema;
  }

  private static boolean refusesThisId(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 4 && !WHATEVER_IS_ASKED.contains(answer.statusCode());
  }

  private static Decoded<Schema> refused(int id, HttpResponse<String> answer) {
    return new Decoded.Malformed<>(
        "the schema registry refuses id %d with status %d".formatted(id, answer.statusCode()));
  }

  private static Decoded<Schema> parsed(int id, JsonNode answer) {
    Decoded<Schema> malformed =
        new Decoded.Malformed<>("schema id %d is no Avro schema".formatted(id));
    if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
      return malformed;
    }
    try {
      return new Decoded.Ok<>(new Schema.Parser().parse(answer.path("schema").asText()));
    } catch (AvroRuntimeException e) {
      return malformed;
    }
  }

  private HttpResponse<String> post(String path, Map<String, String> body) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(body);
      return send(
          request(path)
              .header("Content-Type", CONTENT_TYPE)
              .POST(BodyPublishers.ofByteArray(bytes))
              .build());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a request", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    credentials.ifPresent(
        pair ->
            request.header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "The schema registry at %s does not answer; start it, or leave kafka.schemaRegistryUrl empty."
              .formatted(address),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(
          ExitCode.INTERRUPTED, "Interrupted while asking the schema registry.", e);
    }
  }

  private JsonNode body(HttpResponse<String> answer) {
    try {
      if (answer.statusCode() / 100 == 2) {
        return JSON.readTree(answer.body());
      }
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "The schema registry at %s answers %s with status %d: %s"
              .formatted(
                  address, answer.uri().getRawPath(), answer.statusCode(), answer.body().strip()));
    } catch (JsonProcessingException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "What answers at %s is no schema registry.".formatted(address),
          e);
    }
  }
}
