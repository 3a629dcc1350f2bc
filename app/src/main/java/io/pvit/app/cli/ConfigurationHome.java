package io.pvit.app.cli;

import java.nio.file.Path;

/** Where the configuration files are: beside the launcher, wherever it is called from. */
public final class ConfigurationHome {

  private ConfigurationHome() {}

  /** A file of the {@code config} folder. */
  public static Path file(String name) {
    return Path.of(System.getProperty("pvit.home", "."), "config").resolve(name);
  }
}
