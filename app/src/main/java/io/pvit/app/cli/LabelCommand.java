package io.pvit.app.cli;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.LabelDesk;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.ActionLabel.Verdict;
import io.pvit.schemas.Box;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A person's word on a detection, written where the trainer reads it. */
@Command(
    name = "label",
    description = "Confirm or correct what was detected, for the trainer to learn from.",
    footer = {
      "",
      "It is so:               pvit label --event yard/0-1-0/45/1/146b8e4efe8f",
      "It is something else:   pvit label --event yard/0-1-0/45/1/146b8e4efe8f --actions 5,8",
      "Nothing is there:       pvit label --event yard/0-1-0/45/1/146b8e4efe8f --wrong",
      "Nobody detected this:   pvit label --camera yard --time 2026-11-22T10:19:45Z"
          + " --box 0.1,0.2,0.3,0.9 --actions 5"
    })
final class LabelCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Option(names = "--event", paramLabel = "ID", description = "The event spoken of.")
  private String event = "";

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "The camera, where there is no event.")
  private String camera = "";

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "The moment: 2026-11-22T10:19:45Z, or microseconds since 1970.")
  private String time = "";

  @Option(
      names = "--box",
      paramLabel = "X1,Y1,X2,Y2",
      description = "The person, in shares of the picture, 0 to 1.")
  private String box = "";

  @Option(
      names = "--actions",
      paramLabel = "ID,...",
      description =
          "All that the person does, as ids of AVA v2.2; without it an event is confirmed.")
  private String actions = "";

  @Option(names = "--wrong", description = "Nothing of this is there.")
  private boolean wrong;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so; default: ${DEFAULT-VALUE}.")
  private String author = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    refuseContradictions();
    LabelDesk desk = new LabelDesk(kafka.cluster(), kafka.topics());
    List<Integer> ids = actionIds();
    Optional<ActionLabel> ofMoment =
        event.isEmpty() ? Optional.of(ofMoment(ids)) : Optional.empty();
    new ClusterLayout(kafka.config()).check();
    ActionLabel label =
        ofMoment.isPresent()
            ? ofMoment.get()
            : ofEvent(desk.event(event).orElseThrow(this::unknownEvent), ids);
    desk.write(label);
    spec.commandLine().getOut().println(line(label));
    return ExitCode.OK.number();
  }

  private void refuseContradictions() {
    boolean moment = !camera.isEmpty() || !time.isEmpty() || !box.isEmpty();
    if (event.isEmpty() == !moment) {
      throw misuse("name an --event, or a --camera with --time and --box, and not both");
    }
    if (moment && (camera.isEmpty() || time.isEmpty() || box.isEmpty())) {
      throw misuse("--camera, --time and --box belong together");
    }
    if (wrong && !actions.isEmpty()) {
      throw misuse("--wrong says that nothing is there; leave --actions out");
    }
    if (moment && !wrong && actions.isEmpty()) {
      throw misuse("name what the person does with --actions, or say --wrong");
    }
  }

  private ActionLabel ofEvent(ActionEvent it, List<Integer> named) {
    List<Integer> ids = named.isEmpty() ? List.of(it.actionId()) : named;
    Verdict verdict = named.isEmpty() ? Verdict.CONFIRMED : Verdict.CORRECTED;
    return new ActionLabel(
        it.eventId(),
        it.cameraId(),
        Optional.of(it.eventId()),
        it.timeUs(),
        it.box(),
        wrong ? Verdict.REJECTED : verdict,
        wrong ? List.of() : ids,
        author,
        nowUs());
  }

  private ActionLabel ofMoment(List<Integer> ids) {
    String cameraId = CameraId.of(camera, spec);
    long timeUs = timeUs();
    return refusedAsMisuse(
        () ->
            new ActionLabel(
                "%s/%d/%s".formatted(cameraId, timeUs, box),
                cameraId,
                Optional.empty(),
                timeUs,
                theBox(),
                wrong ? Verdict.REJECTED : Verdict.CORRECTED,
                ids,
                author,
                nowUs()));
  }

  private List<Integer> actionIds() {
    if (actions.isEmpty()) {
      return List.of();
    }
    List<Integer> ids =
        Arrays.stream(actions.split(",", -1)).map(each -> number(each, actions)).toList();
    ids.stream()
        .filter(id -> id < 1 || id > 80)
        .findFirst()
        .ifPresent(
            id -> {
              throw misuse("--actions takes ids of AVA v2.2, 1 to 80, not '" + id + "'");
            });
    return ids;
  }

  private int number(String text, String whole) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw misuse("--actions takes ids with commas between them, as 5,12, not '" + whole + "'");
    }
  }

  private Box theBox() {
    String[] edges = box.split(",", -1);
    try {
      if (edges.length == 4) {
        return new Box(
            Double.parseDouble(edges[0]),
            Double.parseDouble(edges[1]),
            Double.parseDouble(edges[2]),
            Double.parseDouble(edges[3]));
      }
    } catch (NumberFormatException e) {
      // Told below, as is a wrong number of edges.
    }
    throw misuse("--box takes four shares of the picture, as 0.1,0.2,0.3,0.9, not '" + box + "'");
  }

  private long timeUs() {
    if (time.matches("[0-9]{1,18}")) {
      return Long.parseLong(time);
    }
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    } catch (DateTimeParseException e) {
      throw misuse(
          "--time takes a time as 2026-11-22T10:19:45Z or microseconds since 1970, not '"
              + time
              + "'");
    }
  }

  private <T> T refusedAsMisuse(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  private static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static String line(ActionLabel label) {
    return "%s at %s, %s%s"
        .formatted(
            label.cameraId(),
            Instant.EPOCH.plus(label.timeUs(), ChronoUnit.MICROS),
            label.verdict().name().toLowerCase(Locale.ROOT),
            label.actionIds().isEmpty()
                ? ""
                : ": "
                    + label.actionIds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")));
  }

  private StopException unknownEvent() {
    return new StopException(
        ExitCode.INPUT_MISSING,
        ("No event %s is on %s any more; `pvit events tail --from-beginning --json` shows those"
                + " that are, or name --camera, --time and --box.")
            .formatted(event, kafka.topics().events().name()));
  }

  private ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
