package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.evaluate.JudgementPicture;
import io.pvit.app.evaluate.JudgementTable;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.judge.Examinee;
import io.pvit.trainer.judge.Judgement;
import io.pvit.trainer.judge.SceneExam;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How good a checkpoint is. */
@Command(
    name = "evaluate",
    description = "Judge a checkpoint on clips that no training sees, or detections in a file.",
    subcommands = EvaluateAvaCommand.class)
final class EvaluateCommand implements Callable<Integer> {

  private static final String SYNTHETIC = "synthetic";

  @Option(names = "--checkpoint", paramLabel = "DIR", description = "The checkpoint's directory.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--set",
      defaultValue = SYNTHETIC,
      paramLabel = "SET",
      description = "synthetic: scenes of the evaluation seeds. Default: synthetic.")
  private String set = SYNTHETIC;

  @Option(names = "--clips", defaultValue = "500", description = "How many scenes; default: 500.")
  private int clips;

  @Option(
      names = "--first",
      defaultValue = "0",
      description = "The first evaluation seed; default: 0.")
  private long first;

  @Option(
      names = "--batch",
      defaultValue = "4",
      description = "Clips that are watched together; default: 4.")
  private int batch;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Processor threads that watch, and as many that prepare; default: 1.")
  private int threads;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu, cuda:N, or auto for the first GPU that works. Default: cpu.")
  private String device = "cpu";

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Draw the outcome too; a file there is replaced.")
  private @Nullable Path out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePng();
    Path directory = directory();
    Checkpoint opened = CheckpointStop.unlessRefused(directory, () -> Checkpoint.open(directory));
    try (Examinee examinee =
        CheckpointStop.unlessRefused(
            directory, () -> Examinee.load(opened, threads, TorchEngine.get().device(device)))) {
      Judgement judgement = judged(examinee);
      print(judgement);
      draw(judgement);
    }
    return ExitCode.OK.number();
  }

  private Judgement judged(Examinee examinee) throws InterruptedException {
    if (!set.equals(SYNTHETIC)) {
      throw new ParameterException(spec.commandLine(), "--set must be synthetic, was " + set);
    }
    SceneExam exam;
    try {
      exam = new SceneExam(examinee.card(), new SceneExam.Setting(first, clips, batch, threads, 1));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return exam.judge(examinee, this::tell);
  }

  private void tell(int done) {
    if (done % (25 * batch) == 0 || done == clips) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf("pvit: %d of %d clips judged%n", done, clips);
      err.flush();
    }
  }

  private Path directory() {
    if (checkpoint == null) {
      throw new ParameterException(
          spec.commandLine(), "--checkpoint is missing: name a checkpoint's directory");
    }
    return checkpoint;
  }

  private void requirePng() {
    if (out != null && !out.toString().endsWith(".png")) {
      throw new ParameterException(spec.commandLine(), "--out must end in .png, was " + out);
    }
  }

  private void print(Judgement judgement) throws JsonProcessingException {
    spec.commandLine()
        .getOut()
        .println(
            json
                ? JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(judgement)
                : JudgementTable.of(judgement));
  }

  private void draw(Judgement judgement) {
    if (out == null) {
      return;
    }
    try {
      JudgementPicture.write(judgement, out);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The picture %s cannot be written: %s; name a file in a directory that can be written."
              .formatted(out, e.getMessage()),
          e);
    }
  }
}
