package io.pvit.schemas.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML file as flat text: dotted key to value. Types are for whoever knows the record. */
record ConfigurationFile(Path path, Placeholders placeholders) {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  Map<String, Setting> settings() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    JsonNode root = tree();
    if (!root.isObject()) {
      throw stop("must hold keys with values, as 'kafka:' and below it 'topicPrefix: pvit'");
    }
    collect("", root, settings);
    return settings;
  }

  private void collect(String prefix, JsonNode section, Map<String, Setting> into) {
    section
        .properties()
        .forEach(
            entry -> {
              String key = prefix + entry.getKey();
              JsonNode value = entry.getValue();
              if (value.isObject()) {
                collect(key + ".", value, into);
              } else if (value.isNull()) {
                throw stop(key + " has no value; write \"\" where a key may be empty");
              } else if (value.isArray()) {
                throw stop(key + " must be a single value, was a list");
              } else {
                into.put(key, new Setting(filled(key, value.asText()), path.toString()));
              }
            });
  }

  private String filled(String key, String text) {
    try {
      return placeholders.fill(text);
    } catch (IllegalArgumentException e) {
      throw stop(key + " " + e.getMessage());
    }
  }

  private JsonNode tree() {
    if (!Files.isRegularFile(path)) {
      throw stop("is not a file; name the configuration with --config");
    }
    try {
      return YAML.readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      throw new StopException(
          ExitCode.CONFIGURATION,
          "%s is not YAML: %s"
              .formatted(path, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    } catch (IOException e) {
      throw new StopException(ExitCode.CONFIGURATION, path + " cannot be read.", e);
    }
  }

  private StopException stop(String complaint) {
    return new StopException(ExitCode.CONFIGURATION, "%s: %s.".formatted(path, complaint));
  }
}
