package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ILL_FITTING;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.NOT_FINITE;

import io.pvit.model.net.ParameterSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds a weights file against what the network needs, while it is read. */
final class WeightsCheck implements SafetensorsFile.Visitor {

  private final Path file;
  private final Map<String, ParameterSpec> needed = new LinkedHashMap<>();
  private final Checkpoint.TensorReader reader;
  private Map<String, String> digests = Map.of();
  private Optional<String> firstAltered = Optional.empty();

  WeightsCheck(Path file, List<ParameterSpec> parameters, Checkpoint.TensorReader reader) {
    this.file = file;
    this.reader = reader;
    parameters.forEach(parameter -> needed.put(parameter.name(), parameter));
  }

  @Override
  public void header(SafetensorsHeader header) {
    digests = header.metadata();
    Map<String, ParameterSpec> missing = new LinkedHashMap<>(needed);
    for (TensorEntry entry : header.entries()) {
      ParameterSpec parameter = missing.remove(entry.name());
      if (parameter == null) {
        throw illFitting("the network has no parameter " + entry.name());
      }
      if (!entry.type().weights()) {
        throw illFitting(
            "it holds %s as %s, not as weights".formatted(entry.name(), entry.type().dtype()));
      }
      if (!parameter.shape().equals(entry.shape())) {
        throw illFitting(
            "%s has the shape %s, the network's is %s"
                .formatted(entry.name(), entry.shape(), parameter.shape()));
      }
    }
    if (!missing.isEmpty()) {
      throw illFitting("it lacks " + missing.keySet().iterator().next());
    }
  }

  @Override
  public void tensor(TensorEntry entry, float[] values, String sha256) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new CheckpointRefused(
            NOT_FINITE, "%s: tensor %s holds %s".formatted(file, entry.name(), value));
      }
    }
    String expected = digests.get(SafetensorsWriter.digestKey(entry.name()));
    if (firstAltered.isEmpty() && expected != null && !expected.equals(sha256)) {
      firstAltered = Optional.of("tensor " + entry.name());
    }
    // The header's check left no entry without a parameter.
    reader.tensor(Objects.requireNonNull(needed.get(entry.name())), values);
  }

  /** What differs from the digests that the file itself carries. */
  String altered() {
    return firstAltered.orElse("its header");
  }

  private CheckpointRefused illFitting(String what) {
    return new CheckpointRefused(ILL_FITTING, file + " does not fit its card: " + what);
  }
}
