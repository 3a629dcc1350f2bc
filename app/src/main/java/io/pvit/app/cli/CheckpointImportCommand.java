package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.exchange.ArchitectureFile;
import io.pvit.model.exchange.ImportReport;
import io.pvit.model.exchange.ImportTarget;
import io.pvit.model.exchange.WeightsImport;
import io.pvit.model.exchange.WeightsImport.OtherLength;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Preset;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the weights of others in. */
@Command(
    name = "import",
    description = "Make a checkpoint from a weights file of torchvision or PySlowFast.")
final class CheckpointImportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A state dict (.pth, .pyth, .safetensors); nothing in it is run.")
  private Path file = Path.of("");

  @Option(
      names = "--preset",
      required = true,
      paramLabel = "NAME|ARCH.json",
      description =
          "The network: micro, nano, small, base, or a file with the arguments of torchvision's"
              + " MViT (a plain MViTv2 with its class head) or an architecture of ours.")
  private String preset = "";

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "A table id,name; default: what the file says, else AVA's 80 actions, for a plain MViTv2"
              + " numbers.")
  private @Nullable Path labels;

  @Option(names = "--seed", description = "Of what the file has not; default: 1.")
  private long seed = 1;

  @Option(
      names = "--resize-positions",
      description = "Resize position tables that were made for clips of another size.")
  private boolean resizePositions;

  @Option(
      names = "--type",
      converter = StorageTypeConverter.class,
      description = "Of the numbers on disk: float32, float16, bfloat16; default: float32.")
  private StorageType type = StorageType.FLOAT32;

  @Option(names = "--verbose", description = "List each tensor that was used by its name.")
  private boolean verbose;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A directory that does not exist yet, or is empty.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Preset.NAMES.contains(preset) && !Files.isRegularFile(Path.of(preset))) {
      throw new ParameterException(
          spec.commandLine(),
          "--preset must be one of %s or an existing JSON file, was '%s'"
              .formatted(Preset.NAMES, preset));
    }
    WeightsImport.Result result = CheckpointStop.unlessRefused(out, this::imported);
    show(result.checkpoint(), result.report());
    return ExitCode.OK.number();
  }

  /** The file is judged before the network is read: its refusal is its own. */
  private WeightsImport.Result imported() {
    try {
      Checkpoint.refuseToOverwrite(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (WeightsImport weights = WeightsImport.open(file)) {
      return weights.into(
          out,
          target(weights),
          resizePositions ? OtherLength.RESIZE : OtherLength.REFUSE,
          seed,
          type);
    }
  }

  private ImportTarget target(WeightsImport weights) {
    try {
      Architecture architecture;
      long frameIntervalUs;
      if (Preset.NAMES.contains(preset)) {
        Preset named = Preset.named(preset);
        architecture = named.architecture();
        frameIntervalUs = named.frameIntervalUs();
      } else {
        ArchitectureFile described = ArchitectureFile.read(Path.of(preset));
        architecture = described.architecture();
        frameIntervalUs = described.frameIntervalUs();
      }
      return new ImportTarget(
          architecture, frameIntervalUs, labels(architecture, weights.labels()));
    } catch (IllegalArgumentException e) {
      throw new StopException(ExitCode.CONFIGURATION, e.getMessage() + ".", e);
    }
  }

  private LabelMap labels(Architecture architecture, Optional<LabelMap> ofFile) {
    if (labels != null && !Files.isRegularFile(labels)) {
      throw new IllegalArgumentException("the label map " + labels + " does not exist");
    }
    if (labels != null) {
      return LabelMap.read(labels);
    }
    if (architecture.actorHead() || architecture.regionHead()) {
      return ofFile.orElseGet(() -> LabelMap.read(ConfigurationHome.file("labels/ava-v2.2.csv")));
    }
    int classes = architecture.backbone().numClasses();
    return ofFile
        .filter(map -> map.labels().size() == classes)
        .orElseGet(() -> LabelMap.numbered(classes));
  }

  private void show(Checkpoint checkpoint, ImportReport report) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf("%s is a checkpoint: %s%n", out, checkpoint.sha256());
    to.println("The file's names are those of " + report.names() + ".");
    list(
        to,
        "Used",
        report.used().size(),
        report.usedCount(),
        verbose ? report.used() : groups(report.used()));
    report.resized().forEach(table -> to.println("Resized: " + table));
    list(
        to,
        "Newly initialised",
        report.initialised().size(),
        report.initialisedCount(),
        report.initialised());
    list(to, "Left over", report.leftOver().size(), report.leftOverCount(), report.leftOver());
    if (checkpoint.card().untrained()) {
      to.println("It counts as UNTRAINED: its answers rest on weights that were never trained.");
    }
  }

  /** The parts of the network that names belong to, with how many belong to each. */
  private static List<String> groups(List<String> names) {
    Map<String, Long> groups =
        names.stream()
            .collect(
                Collectors.groupingBy(
                    name -> name.replaceFirst("\\..*", ""),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ": " + group.getValue() + " tensors")
        .toList();
  }

  private static void list(
      PrintWriter to, String what, int tensors, long numbers, List<String> names) {
    to.printf(Locale.ROOT, "%s: %d tensors, %,d parameters%n", what, tensors, numbers);
    names.forEach(name -> to.println("  " + name));
  }
}
