package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.evaluate.JudgementPicture;
import io.pvit.app.evaluate.JudgementTable;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.judge.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a judgement goes: the screen, a picture, the checkpoint's card. */
final class JudgementOutput {

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Draw the outcome too; a file there is replaced.")
  private @Nullable Path out;

  @Option(
      names = "--sign",
      paramLabel = "DIR",
      description = {
        "Write the checkpoint anew with its figures in the card and, judged on scenes or on people",
        "at key frames, with the thresholds at which it does best."
      })
  private @Nullable Path signed;

  @Option(
      names = "--type",
      converter = StorageTypeConverter.class,
      description = "Of the signed numbers: float32, float16, bfloat16; default: float32.")
  private StorageType type = StorageType.FLOAT32;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Prints, draws and signs, as far as it was asked for. */
  void write(Judgement judgement, Checkpoint judged) throws JsonProcessingException {
    print(judgement);
    draw(judgement);
    sign(judgement, judged);
  }

  void requirePng() {
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

  private void sign(Judgement judgement, Checkpoint judged) {
    if (signed == null) {
      return;
    }
    Path target = signed;
    Checkpoint made =
        CheckpointStop.unlessRefused(target, () -> judgement.sign(judged, target, type));
    spec.commandLine().getErr().printf("pvit: signed as %s in %s%n", made.sha256(), target);
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
