package io.pvit.model.net;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A ready-made architecture and the clips it is made for.
 *
 * @param description what it is for
 * @param frameIntervalUs time between the frames of its clips
 * @param architecture the network
 */
public record Preset(String description, long frameIntervalUs, Architecture architecture) {

  /** The names that {@link #named} knows, smallest first. */
  public static final List<String> NAMES = List.of("micro", "nano", "small", "base");

  /**
   * The preset of that name, from {@code config/model}.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Preset named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("preset must be one of " + NAMES + ", was '" + name + "'");
    }
    try (InputStream in =
        Preset.class.getResourceAsStream("/io/pvit/model/presets/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the preset " + name + " is not packaged");
      }
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(in, Preset.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
