package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.judge.AvaFiles;
import io.pvit.trainer.judge.AvaRefused;
import io.pvit.trainer.judge.FrameMap.Variant;
import io.pvit.trainer.judge.FramePrecision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The frame mAP of files in AVA's layout. */
@Command(
    name = "ava",
    description = {
      "Judge detections in AVA's layout: frame mAP at IoU 0.5, as ActivityNet's evaluator or",
      "PySlowFast's computes it."
    })
final class EvaluateAvaCommand implements Callable<Integer> {

  @Option(
      names = "--groundtruth",
      required = true,
      paramLabel = "GT.csv",
      description = "Rows video,second,x1,y1,x2,y2,action,person; two columns: nobody is there.")
  private Path groundTruth = Path.of("");

  @Option(
      names = "--detections",
      required = true,
      paramLabel = "DET.csv",
      description = "Rows video,second,x1,y1,x2,y2,action,score.")
  private Path detections = Path.of("");

  @Option(
      names = "--labelmap",
      required = true,
      paramLabel = "FILE",
      description = "AVA's pbtxt: the ids that count.")
  private Path labelMap = Path.of("");

  @Option(
      names = "--exclusions",
      paramLabel = "FILE",
      description = "Rows video,second of frames that are left out.")
  private @Nullable Path exclusions;

  @Option(
      names = "--variant",
      defaultValue = "activitynet",
      description = "Whose rules: ${COMPLETION-CANDIDATES}; default: activitynet.")
  private Variant variant = Variant.ACTIVITYNET;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    FramePrecision precision = judged();
    if (json) {
      out.println(JsonMapper.builder().build().writeValueAsString(tree(precision)));
    } else {
      precision.perClass().forEach((id, ap) -> out.printf("%4d  %s%n", id, text(ap)));
      out.printf(" mAP  %s%n", text(precision.mean()));
    }
    return ExitCode.OK.number();
  }

  private FramePrecision judged() {
    try {
      return AvaFiles.judge(
          variant, groundTruth, detections, labelMap, Optional.ofNullable(exclusions));
    } catch (AvaRefused e) {
      throw new StopException(ExitCode.INPUT_UNREADABLE, e.getMessage() + ".", e);
    }
  }

  private static Map<String, @Nullable Object> tree(FramePrecision precision) {
    Map<String, @Nullable Object> perClass = new LinkedHashMap<>();
    precision.perClass().forEach((id, ap) -> perClass.put(id.toString(), number(ap)));
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("mAP", number(precision.mean()));
    tree.put("perClass", perClass);
    return tree;
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }
}
