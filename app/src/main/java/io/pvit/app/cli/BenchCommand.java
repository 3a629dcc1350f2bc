package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.model.bench.BenchRefused;
import io.pvit.model.bench.BenchReport;
import io.pvit.model.bench.BenchSetting;
import io.pvit.model.bench.ModelBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts of the system on this machine. */
@Command(name = "bench", description = "Measure how fast this machine runs the network.")
final class BenchCommand implements Runnable {

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
    spec.commandLine()
        .getOut()
        .println(
            JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report));
    return 0;
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
