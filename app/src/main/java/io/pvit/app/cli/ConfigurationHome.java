package io.pvit.app.cli;

import java.nio.file.Path;

/** Where the configuration files are: beside the launcher, wherever it is called from. */
final class ConfigurationHome {

  private ConfigurationHome() {}

  /** The {@code config} folder. */
  static Path directory() {
    return Path.of(System.getProperty("pvit.home", "."), "config");
  }

  /** A file of it. */
  static Path file(String name) {
    return directory().resolve(name);
  }
}
