package io.pvit.app.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.schemas.Camera;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import io.pvit.schemas.config.AddressMask;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A definition as a person writes it. What the topic's readers pass over for the sake of later
 * versions is refused here: a key that nobody knows is misspelt.
 */
public final class CameraText {

  private static final RecordCodec<Camera> CODEC = RecordCodec.of(Camera.class, Format.JSON);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CameraText() {}

  /**
   * @param origin what to call it in a refusal
   * @throws StopException when it is no definition
   */
  public static Camera read(String origin, String text) {
    Decoded<Camera> decoded = CODEC.decode(text.strip().getBytes(StandardCharsets.UTF_8));
    if (decoded instanceof Decoded.Malformed<Camera> it) {
      throw refused(origin, it.reason());
    }
    Camera camera = ((Decoded.Ok<Camera>) decoded).value();
    unknown("", tree(origin, text), tree(origin, write(camera)))
        .ifPresent(
            key -> {
              throw refused(origin, "there is no key " + key);
            });
    return camera;
  }

  /** The same as JSON. */
  public static String write(Camera camera) {
    return new String(CODEC.encode(camera), StandardCharsets.UTF_8);
  }

  /** The same for people: whoever wrote it without our commands may have left a password in. */
  public static String shown(Camera camera) {
    return write(
        new Camera(
            camera.cameraId(),
            AddressMask.of(camera.url()),
            camera.framesPerSecond(),
            camera.shortSide(),
            camera.enabled(),
            camera.zones(),
            camera.reporting(),
            camera.overload(),
            camera.credentials()));
  }

  /** What was understood is written again, so that what is not written was not understood. */
  private static Optional<String> unknown(String path, JsonNode given, JsonNode understood) {
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (!understood.has(field.getKey())) {
        if (field.getValue().isNull()) {
          continue;
        }
        return Optional.of(key);
      }
      Optional<String> below = unknown(key, field.getValue(), understood.get(field.getKey()));
      if (below.isPresent()) {
        return below;
      }
    }
    for (int i = 0; given.isArray() && i < given.size(); i++) {
      Optional<String> below =
          unknown("%s[%d]".formatted(path, i), given.get(i), understood.path(i));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static JsonNode tree(String origin, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(origin, e.getOriginalMessage());
    }
  }

  private static StopException refused(String origin, String reason) {
    return new StopException(
        ExitCode.CONFIGURATION,
        "%s is no camera definition: %s; docs/inference.md has an example."
            .formatted(origin, reason));
  }
}
