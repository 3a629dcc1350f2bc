package io.pvit.model.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.MvitConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An architecture that a user wrote down.
 *
 * @param architecture the network
 * @param frameIntervalUs time between the frames of its clips
 */
public record ArchitectureFile(Architecture architecture, long frameIntervalUs) {

  private static final String PACE = "frameIntervalUs";

  /** Eight pictures a second, as ingest samples unless told otherwise. */
  private static final long USUAL_INTERVAL_US = 125_000;

  private static final long MOST_BYTES = 4 << 20;

  /** What torchvision's MViT takes where an argument is not given. */
  private static final String TORCHVISION_DEFAULTS =
      """
      {"num_classes": 400, "dropout": 0.5, "stochastic_depth_prob": 0.0,
       "patch_embed_kernel": [3, 7, 7], "patch_embed_stride": [2, 4, 4],
       "patch_embed_padding": [1, 3, 3], "layer_norm_eps": 1e-06, "gelu": "exact (erf)"}
      """;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /**
   * Reads one of: a preset or card of ours (the network under {@code architecture}), an
   * architecture of ours (with {@code backbone}, and {@code frameIntervalUs} beside it), or the
   * arguments of torchvision's MViT, bare or under {@code config}; the last two give a plain MViTv2
   * with its class head.
   *
   * @throws IllegalArgumentException naming the file and the key that is wrong
   */
  public static ArchitectureFile read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(file + " is larger than any architecture");
      }
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (root.has("architecture")) {
        JsonNode clip = root.has("inputContract") ? root.get("inputContract") : root;
        Architecture architecture = JSON.treeToValue(root.get("architecture"), Architecture.class);
        return new ArchitectureFile(architecture, pace(file, clip));
      }
      if (root.has("backbone") && root instanceof ObjectNode bare) {
        long interval = pace(file, bare);
        bare.remove(PACE);
        return new ArchitectureFile(JSON.treeToValue(bare, Architecture.class), interval);
      }
      String name = root.path("name").asText(file.getFileName().toString());
      JsonNode config = root.has("config") ? root.get("config") : root;
      if (!config.has("block_setting")) {
        throw new IllegalArgumentException(
            file
                + " describes no network: it has neither architecture, backbone, config nor"
                + " block_setting");
      }
      MvitConfig backbone = JSON.treeToValue(completed(file, config), MvitConfig.class);
      if (backbone.numClasses() < 1) {
        throw new IllegalArgumentException(
            file + ": num_classes must be >= 1, was 0: a plain MViTv2 has nothing else to say");
      }
      return new ArchitectureFile(
          Architecture.plain(name, backbone),
          root.has(PACE) ? pace(file, root) : USUAL_INTERVAL_US);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + " does not exist", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " describes no network: " + plain(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode completed(Path file, JsonNode given) throws JsonProcessingException {
    ObjectNode arguments = (ObjectNode) JSON.readTree(TORCHVISION_DEFAULTS);
    arguments.setAll((ObjectNode) given);
    JsonNode attentionDropout = arguments.remove("attention_dropout");
    if (attentionDropout != null && attentionDropout.asDouble(1) != 0) {
      throw new IllegalArgumentException(
          "%s: attention_dropout must be 0, was %s".formatted(file, attentionDropout));
    }
    return arguments;
  }

  private static long pace(Path file, JsonNode clip) {
    JsonNode pace = clip.path(PACE);
    if (pace.isMissingNode()) {
      throw new IllegalArgumentException(
          "%s lacks %s, the microseconds between the pictures of a clip".formatted(file, PACE));
    }
    if (!pace.isIntegralNumber() || !pace.canConvertToLong() || pace.asLong() < 1) {
      throw new IllegalArgumentException(
          "%s: %s must be a whole number >= 1, was %s".formatted(file, PACE, pace));
    }
    return pace.asLong();
  }

  /** The library's sentence without its own types and switches. */
  private static String plain(String message) {
    return message
        .replaceFirst("^Cannot construct instance of .*?, problem: ", "")
        .replaceFirst(" \\(index \\d+\\); `DeserializationFeature.*", "")
        .replaceFirst("^Missing creator property '([^']+)'$", "$1 is missing")
        .replaceFirst("^Unrecognized field \"([^\"]+)\".*", "$1 is no argument of this network");
  }
}
