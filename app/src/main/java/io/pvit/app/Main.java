package io.pvit.app;

import io.pvit.app.cli.Commands;
import java.util.Set;

/** The {@code pvit} command. */
public final class Main {

  private static final String LOG_LEVEL = "pvit.log.level";
  private static final Set<String> SERVICES = Set.of("ingest", "inference");

  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_LEVEL) == null && !isService(arguments)) {
      // A person watches: what matters is said in sentences, before the first logger exists.
      System.setProperty(LOG_LEVEL, "WARN");
    }
    System.exit(Commands.line().execute(arguments));
  }

  private static boolean isService(String[] arguments) {
    return arguments.length > 0 && SERVICES.contains(arguments[0]);
  }
}
