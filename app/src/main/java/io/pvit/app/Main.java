package io.pvit.app;

import io.pvit.app.cli.Commands;
import java.util.Set;

/** The {@code pvit} command. */
public final class Main {

  private static final String OUR_LEVEL = "pvit.log.level";
  private static final String KAFKA_LEVEL = "pvit.kafka.log.level";
  private static final Set<String> SERVICES = Set.of("ingest", "inference", "trainer");

  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    if (!isService(arguments)) {
      // A person watches: what matters is said in sentences. Before the first logger exists.
      quiet(OUR_LEVEL, "WARN");
      quiet(KAFKA_LEVEL, "ERROR");
    }
    System.exit(Commands.line().execute(arguments));
  }

  private static void quiet(String key, String level) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, level);
    }
  }

  private static boolean isService(String[] arguments) {
    return arguments.length > 0 && SERVICES.contains(arguments[0]);
  }
}
