package io.pvit.schemas.config;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a configuration file strictly. */
public final class Configuration {

  private static final String COMMAND_LINE = "command line";

  private Configuration() {}

  /**
   * The record that the file describes.
   *
   * @param type the configuration record
   * @param yaml the file; must set every key
   * @param overrides dotted key to text, from the command line; stronger than the file
   * @param environment fills {@code ${NAME}} and {@code ${NAME:default}} in the file
   * @throws StopException naming file, key, value and what is expected
   */
  public static <C> C load(
      Class<C> type, Path yaml, Map<String, String> overrides, Map<String, String> environment) {
    Map<String, Setting> settings =
        new LinkedHashMap<>(new ConfigurationFile(yaml, new Placeholders(environment)).settings());
    overrides.forEach((key, text) -> settings.put(key, new Setting(text, COMMAND_LINE)));
    refuseUnknown(Keys.of(type), settings);
    return new Binder(settings, yaml.toString()).bind(type);
  }

  private static void refuseUnknown(Keys keys, Map<String, Setting> settings) {
    settings.forEach(
        (key, setting) -> {
          if (!keys.all().contains(key)) {
            throw new StopException(
                ExitCode.CONFIGURATION,
                "%s: there is no key %s; did you mean %s?"
                    .formatted(setting.origin(), key, keys.nearestTo(key)));
          }
        });
  }
}
