package io.pvit.inference;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param config the configuration file
 * @param overrides dotted key to text, stronger than the file
 * @param parentWatch true when the process ends with whoever holds its standard input
 * @param help true when only the usage is wanted
 */
record Options(Path config, Map<String, String> overrides, boolean parentWatch, boolean help) {

  static final String USAGE =
      """
      Usage: inference [options]
        --config FILE               configuration (default: config/inference.yaml)
        --bootstrap-servers LIST    brokers to ask first (kafka.bootstrapServers)
        --client-properties FILE    for every Kafka client (kafka.clientProperties)
        --checkpoint DIR            the network (checkpoint.directory)
        --set KEY=VALUE             any other key, such as streams.threads=8
        --parent-watch              end when standard input does, as a child of another process
        --help
      A SIGTERM ends it in order and within streams.drainMs: results are committed, and what is in
      work is finished or left to whoever takes over. The exit status is then 143, after Ctrl-C 130.
      In the state directory, alive is touched every 3 s, and ready is there while it has partitions.
      """;

  private static final Map<String, String> KEYS =
      Map.of(
          "--bootstrap-servers", "kafka.bootstrapServers",
          "--client-properties", "kafka.clientProperties",
          "--checkpoint", "checkpoint.directory");

  Options {
    overrides = Map.copyOf(overrides);
  }

  /**
   * Reads the arguments; of options given twice, the last one counts.
   *
   * @throws StopException when one is unknown or lacks its value
   */
  static Options of(List<String> arguments) {
    Path config = Path.of("config", "inference.yaml");
    Map<String, String> overrides = new LinkedHashMap<>();
    boolean parentWatch = false;
    boolean help = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (option.equals("--help")) {
        help = true;
      } else if (option.equals("--parent-watch")) {
        parentWatch = true;
      } else if (option.equals("--config")) {
        config = Path.of(valueOf(option, rest));
      } else if (option.equals("--set")) {
        set(overrides, valueOf(option, rest));
      } else if (KEYS.containsKey(option)) {
        overrides.put(KEYS.get(option), valueOf(option, rest));
      } else {
        throw usage("There is no option %s; --help lists those there are.".formatted(option));
      }
    }
    return new Options(config, overrides, parentWatch, help);
  }

  private static void set(Map<String, String> overrides, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw usage("--set needs key=value, such as batch.maxClips=8; it got '%s'.".formatted(pair));
    }
    overrides.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static String valueOf(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw usage("%s needs a value.".formatted(option));
    }
    return rest.next();
  }

  private static StopException usage(String sentence) {
    return new StopException(ExitCode.USAGE, sentence);
  }
}
