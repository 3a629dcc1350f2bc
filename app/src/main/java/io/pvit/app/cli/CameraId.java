package io.pvit.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The name of a camera, as every message takes it. */
final class CameraId {

  private CameraId() {}

  static String of(String text, CommandSpec command) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new ParameterException(
          command.commandLine(),
          "--camera takes 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or"
              + " digit, not '"
              + text
              + "'");
    }
    return text;
  }
}
