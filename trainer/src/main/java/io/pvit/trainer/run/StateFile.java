package io.pvit.trainer.run;

import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.SafetensorsWriter;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.TensorEntry;
import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A saved run: a safetensors file that appears whole or not at all, and is checked when it is read.
 * Numbers that are no tensors are its metadata, floating ones to the last bit.
 */
final class StateFile {

  private StateFile() {}

  /** What a file holds. */
  record Saved(RunPosition position, LearnerState learner, Map<String, String> origin) {}

  /**
   * Writes a new file.
   *
   * @param origin what the run was begun with; kept under its own keys behind {@code origin.}
   */
  static void write(
      Path file, RunPosition position, LearnerState learner, Map<String, String> origin) {
    Map<String, Tensor> tensors = new TreeMap<>(learner.tensors());
    List<ParameterSpec> parameters =
        tensors.entrySet().stream()
            .map(
                entry ->
                    new ParameterSpec(
                        entry.getKey(),
                        LongStream.of(entry.getValue().shape()).boxed().toList(),
                        Init.ZERO))
            .toList();
    Map<String, String> metadata = new TreeMap<>();
    origin.forEach((key, value) -> metadata.put("origin." + key, value));
    metadata.put("step", Long.toString(position.step()));
    metadata.put("learntSteps", Long.toString(position.learntSteps()));
    metadata.put("skippedSteps", Long.toString(position.skippedSteps()));
    metadata.put("skippedInARow", Integer.toString(position.skippedInARow()));
    metadata.put("fallbacks", Integer.toString(position.fallbacks()));
    metadata.put("fallbacksInARow", Integer.toString(position.fallbacksInARow()));
    metadata.put("meanLoss", Double.toHexString(position.meanLoss()));
    metadata.put("optimizerSteps", Long.toString(learner.optimizerSteps()));
    metadata.put("averageUpdates", Long.toString(learner.averageUpdates()));
    try {
      SafetensorsWriter.write(
          file,
          parameters,
          StorageType.FLOAT32,
          metadata,
          parameter -> Objects.requireNonNull(tensors.get(parameter.name())).toFloats());
    } catch (IOException e) {
      throw new UncheckedIOException("the state " + file + " cannot be written", e);
    }
  }

  /**
   * Reads a file.
   *
   * @param scope for its tensors
   * @throws CheckpointRefused when it is damaged
   */
  static Saved read(Path file, TensorScope scope) {
    try (SafetensorsWeights weights = SafetensorsWeights.open(file)) {
      Map<String, Tensor> tensors = new HashMap<>();
      for (TensorEntry entry : weights.entries()) {
        tensors.put(
            entry.name(),
            scope.floats(
                weights.checkedValues(entry),
                entry.shape().stream().mapToLong(Long::longValue).toArray()));
      }
      Metadata of = new Metadata(file, weights.metadata());
      RunPosition position =
          new RunPosition(
              of.whole("step"),
              of.whole("learntSteps"),
              of.whole("skippedSteps"),
              Math.toIntExact(of.whole("skippedInARow")),
              Math.toIntExact(of.whole("fallbacks")),
              Math.toIntExact(of.whole("fallbacksInARow")),
              Double.parseDouble(of.text("meanLoss")));
      return new Saved(
          position,
          new LearnerState(tensors, of.whole("optimizerSteps"), of.whole("averageUpdates")),
          of.origin());
    }
  }

  private record Metadata(Path file, Map<String, String> entries) {

    String text(String key) {
      String value = entries.get(key);
      if (value == null) {
        throw new RunRefused("%s names no %s: another version wrote it".formatted(file, key));
      }
      return value;
    }

    long whole(String key) {
      return Long.parseLong(text(key));
    }

    Map<String, String> origin() {
      Map<String, String> origin = new TreeMap<>();
      entries.forEach(
          (key, value) -> {
            if (key.startsWith("origin.")) {
              origin.put(key.substring("origin.".length()), value);
            }
          });
      return origin;
    }
  }
}
