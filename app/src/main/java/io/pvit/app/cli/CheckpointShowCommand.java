package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.MvitConfig;
import io.pvit.model.net.PromptConfig;
import io.pvit.schemas.exit.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a checkpoint is. */
@Command(name = "show", description = "Print what a checkpoint is and where it comes from.")
final class CheckpointShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Checkpoint checkpoint =
        CheckpointStop.unlessRefused(directory, () -> Checkpoint.open(directory));
    Card card = checkpoint.card();
    Architecture architecture = card.architecture();
    MvitConfig backbone = architecture.backbone();
    InputContract clip = card.inputContract();
    PrintWriter out = spec.commandLine().getOut();
    out.println("checkpoint   " + card.sha256());
    out.println(
        "training     " + (card.untrained() ? "UNTRAINED: scores mean nothing" : "trained"));
    out.println("network      " + architecture.name());
    out.printf(
        "backbone     MViTv2, %d blocks, %d to %d channels, made for %d frames of %s%n",
        backbone.blockSetting().size(),
        backbone.blockSetting().get(0).inputChannels(),
        backbone.blockSetting().get(backbone.blockSetting().size() - 1).outputChannels(),
        backbone.temporalSize(),
        backbone.spatialSize());
    out.println("heads        " + String.join(", ", heads(architecture)));
    out.println("prompts      " + prompts(architecture.prompts()));
    out.printf(Locale.ROOT, "parameters   %,d%n", checkpoint.network().parameterCount());
    out.println("on disk      " + onDisk(checkpoint));
    out.printf("labels       %d of %s%n", card.labels().size(), card.labelMapId());
    out.printf(
        "clip         %d frames of %d x %d, %d ms apart, key frame %d%n",
        clip.frames(), clip.width(), clip.height(), clip.frameIntervalUs() / 1000, clip.keyFrame());
    out.printf(
        "thresholds   actor %s, action starts %s, ends %s, at most %d actors%n",
        card.thresholds().actor(),
        card.thresholds().actionStart(),
        card.thresholds().actionEnd(),
        card.thresholds().maxActors());
    new TreeMap<>(card.metrics()).forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    new TreeMap<>(card.provenance())
        .forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    return ExitCode.OK.number();
  }

  private static List<String> heads(Architecture architecture) {
    List<String> heads = new ArrayList<>();
    if (architecture.backbone().numClasses() > 0) {
      heads.add(architecture.backbone().numClasses() + " classes of the whole clip");
    }
    if (architecture.actorHead()) {
      heads.add("people and their actions");
    }
    if (architecture.regionHead()) {
      heads.add("actions in given boxes");
    }
    architecture.taskHeads().tasks().forEach(task -> heads.add(word(task) + " (to teach)"));
    return heads.isEmpty() ? List.of("none") : heads;
  }

  private static String prompts(PromptConfig prompts) {
    return prompts.tasks().isEmpty()
        ? "none"
        : prompts.tasks().stream()
                .map(CheckpointShowCommand::word)
                .collect(Collectors.joining(", "))
            + " ("
            + word(prompts.layout()).replace('_', ' ')
            + ")";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String onDisk(Checkpoint checkpoint) {
    try (SafetensorsWeights weights = checkpoint.weights()) {
      return weights.entries().stream()
          .map(entry -> entry.type().dtype())
          .distinct()
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
