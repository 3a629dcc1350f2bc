package io.pvit.app;

import io.pvit.app.cli.Commands;

/** The {@code pvit} command. */
public final class Main {

  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    System.exit(Commands.line().execute(arguments));
  }
}
