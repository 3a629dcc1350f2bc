package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.model.bench.BenchRefused;
import io.pvit.model.bench.BenchReport;
import io.pvit.model.bench.BenchSetting;
import io.pvit.model.bench.ModelBench;
import io.pvit.trainer.scene.bench.RenderingCost;
import io.pvit.trainer.scene.bench.SceneBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts of the system on this machine. */
@Command(
    name = "bench",
    subcommands = BenchStreamCommand.class,
    description =
        "Measure how fast this machine runs the network, watches cameras and makes scenes.")
final class BenchCommand implements Runnable {

  /** Of a clip that inference watches. */
  private static final int FRAMES = 16;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of bench");
  }

  @Command(
      name = "model",
      description = {
        "Time forward and training step, batch 1 and 4, in float32 and bfloat16; print JSON.",
        "With preset small and an anchor it takes minutes and up to 10 GB of memory."
      })
  int model(
      @Option(
              names = "--preset",
              defaultValue = "nano",
              description = "Of the network: micro, nano, small or base; default: nano.")
          String preset,
      @Option(
              names = "--anchor",
              paramLabel = "FILE.pt",
              description = "Torchvision's network of the same preset, traced: timed in turn.")
          Optional<Path> anchor,
      @Option(
              names = "--device",
              defaultValue = "auto",
              description = "auto, cpu, cuda or cuda:N; default: auto, the first GPU that works.")
          String device,
      @Option(
              names = "--threads",
              defaultValue = "0",
              description = "Processor threads of one operation; default: one per core.")
          int threads,
      @Option(names = "--runs", defaultValue = "5", description = "Timed rounds; default: 5.")
          int runs)
      throws JsonProcessingException {
    PrintWriter err = spec.commandLine().getErr();
    BenchReport report = measured(preset, anchor, device, threads, runs, err);
    print(report);
    return 0;
  }

  @Command(
      name = "scenes",
      description = {
        "Make clips of three people with all labels on one thread, at 224x224 and 128x128, and as",
        "large as a preset takes them beside a training step of it; print JSON. Times are the",
        "processor's."
      })
  int scenes(
      @Option(
              names = "--preset",
              defaultValue = "nano",
              description = "Of the network that is trained: micro, nano, small or base.")
          String preset,
      @Option(names = "--runs", defaultValue = "5", description = "Timed rounds; default: 5.")
          int runs)
      throws JsonProcessingException {
    BenchReport step =
        measured(preset, Optional.empty(), "cpu", 0, runs, spec.commandLine().getErr());
    List<RenderingCost> costs =
        SceneBench.run(
            List.of(List.of(FRAMES, 224, 224), List.of(FRAMES, 128, 128), step.clip()), runs);
    double stepMs = step.measures().get(1).contenders().get(0).processorMsMin();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("machine", step.machine());
    report.put("rendering", costs);
    report.put("preset", step.preset());
    report.put("trainingStepProcessorMs", stepMs);
    report.put("renderingOverTrainingStep", costs.get(2).processorMsPerClip() / stepMs);
    print(report);
    return 0;
  }

  private void print(Object report) throws JsonProcessingException {
    spec.commandLine()
        .getOut()
        .println(
            JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report));
  }

  private BenchReport measured(
      String preset, Optional<Path> anchor, String device, int threads, int runs, PrintWriter err) {
    try {
      return ModelBench.run(
          new BenchSetting(preset, anchor, device, threads, runs),
          progress -> {
            err.println("pvit: " + progress);
            err.flush();
          });
    } catch (BenchRefused e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }
}
