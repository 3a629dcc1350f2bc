package io.pvit.ingest;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of {@link IngestMain}; whatever it does not know, it names and refuses. */
final class CommandLine {

  static final String USAGE =
      """
      Usage: ingest [options]                                  all cameras that are defined
             ingest --camera ID --input FILE|URL [options]     one input, until it ends
             ingest --frames DIR --input FILE|URL [options]    the same into a directory

        --camera ID               the camera's name: letters, digits, '.', '_', '-'
        --input FILE|URL          a file, or file: http: https: rtsp: rtsps:
        --frames DIR              write a directory of frames; needs no broker
        --seconds N               stop after N seconds: of the film, or of watching a live input
        --realtime                play a recording as if it happened now
        --config FILE             configuration, by default config/ingest.yaml
        --bootstrap-servers LIST  as --set kafka.bootstrapServers=LIST
        --client-properties FILE  as --set kafka.clientProperties=FILE
        --set KEY=VALUE           change one configuration key; may be repeated
        --help                    show this
      """;

  private static final Set<String> FLAGS = Set.of("--realtime");
  private static final Map<String, String> SHORTHANDS =
      Map.of(
          "--bootstrap-servers", "kafka.bootstrapServers",
          "--client-properties", "kafka.clientProperties");
  private static final Set<String> VALUED =
      Set.of("--camera", "--input", "--frames", "--seconds", "--config");

  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> overrides = new LinkedHashMap<>();

  private CommandLine() {}

  static boolean asksForHelp(String... args) {
    return Arrays.asList(args).contains("--help");
  }

  static CommandLine read(String... args) {
    CommandLine line = new CommandLine();
    line.read(new ArrayDeque<>(Arrays.asList(args)));
    return line;
  }

  /** Whether no option speaks of one input. */
  boolean isService() {
    return given.keySet().stream().allMatch("--config"::equals);
  }

  Path configuration() {
    return Path.of(given.getOrDefault("--config", "config/ingest.yaml"));
  }

  Map<String, String> overrides() {
    return Map.copyOf(overrides);
  }

  private void read(Deque<String> args) {
    while (!args.isEmpty()) {
      String argument = args.remove();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals >= 0 && !FLAGS.contains(name)) {
        args.addFirst(argument.substring(equals + 1));
      }
      if (FLAGS.contains(argument)) {
        once(name, "");
      } else if (VALUED.contains(name)) {
        once(name, value(name, args));
      } else if (SHORTHANDS.containsKey(name)) {
        override(SHORTHANDS.getOrDefault(name, name), value(name, args));
      } else if (name.equals("--set")) {
        set(value(name, args));
      } else {
        throw usage("There is no option '%s'; --help shows them all.".formatted(name));
      }
    }
  }

  IngestOptions options() {
    Optional<Path> frames = optional("--frames").map(Path::of);
    String camera =
        optional("--camera")
            .or(() -> frames.map(directory -> IngestOptions.FRAMES_ONLY))
            .orElseThrow(() -> usage("The option --camera is missing: how is the camera called?"));
    if (!camera.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw usage(
          ("--camera takes 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or"
                  + " digit, not '%s'.")
              .formatted(camera));
    }
    String input =
        optional("--input")
            .orElseThrow(() -> usage("The option --input is missing: a file or an address."));
    return new IngestOptions(
        camera,
        input,
        configuration(),
        overrides,
        frames,
        optional("--seconds").map(CommandLine::seconds),
        given.containsKey("--realtime"));
  }

  private static Duration seconds(String text) {
    try {
      Duration duration = Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw usage("--seconds takes a number above 0, not '%s'.".formatted(text));
    }
    throw usage("--seconds takes a number above 0, not '%s'.".formatted(text));
  }

  private void set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw usage("--set takes KEY=VALUE, not '%s'.".formatted(assignment));
    }
    override(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  private void override(String key, String text) {
    if (overrides.put(key, text) != null) {
      throw usage("The configuration key %s is set twice.".formatted(key));
    }
  }

  private void once(String name, String text) {
    if (given.put(name, text) != null) {
      throw usage("The option %s is given twice.".formatted(name));
    }
  }

  private static String value(String name, Deque<String> args) {
    String next = args.poll();
    if (next == null || next.startsWith("--")) {
      throw usage("The option %s needs a value.".formatted(name));
    }
    return next;
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private static StopException usage(String sentence) {
    return new StopException(ExitCode.USAGE, sentence);
  }
}
