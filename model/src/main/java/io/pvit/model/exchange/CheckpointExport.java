package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.EXISTS;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.SafetensorsWriter;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.TensorEntry;
import io.pvit.model.net.ParameterSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the weights of a checkpoint for others under torchvision's names.
 *
 * @param tensors how many were written
 * @param ownNames those that torchvision has no name for; they keep ours
 */
public record CheckpointExport(int tensors, List<String> ownNames) {

  /** What the file can be. */
  public enum Format {
    /** For whoever reads safetensors; says of itself which checkpoint it was. */
    SAFETENSORS,
    /** A state dict for {@code torch.load}. */
    TORCH;

    /**
     * The format that a file's name asks for.
     *
     * @throws IllegalArgumentException when it asks for none of them
     */
    public static Format of(Path file) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".safetensors")) {
        return SAFETENSORS;
      }
      if (name.endsWith(".pth") || name.endsWith(".pt")) {
        return TORCH;
      }
      throw new IllegalArgumentException(
          "the file's name must end in .safetensors or .pth, was '" + name + "'");
    }
  }

  public CheckpointExport {
    ownNames = List.copyOf(ownNames);
  }

  /** As the other, in float32. */
  public static CheckpointExport write(Checkpoint checkpoint, Path file) {
    return write(checkpoint, file, StorageType.FLOAT32);
  }

  /**
   * Writes a new file. It appears whole or not at all, and a failure leaves nothing.
   *
   * @param type how numbers lie in it
   * @throws WeightsFileRefused when something is there already
   * @throws UncheckedIOException when it cannot be written
   */
  public static CheckpointExport write(Checkpoint checkpoint, Path file, StorageType type) {
    Format format = Format.of(file);
    List<ParameterSpec> parameters = checkpoint.network().parameters();
    try (SafetensorsWeights weights = checkpoint.weights()) {
      Map<String, TensorEntry> entries =
          weights.entries().stream().collect(Collectors.toMap(TensorEntry::name, each -> each));
      Function<ParameterSpec, float[]> values =
          parameter -> weights.values(Objects.requireNonNull(entries.get(parameter.name())));
      Map<String, String> about = ExportedMetadata.of(checkpoint.card(), weights.metadata());
      if (format == Format.TORCH) {
        TorchFileWriter.write(file, parameters, type, about, values);
      } else {
        SafetensorsWriter.write(file, parameters, type, about, values);
      }
    } catch (FileAlreadyExistsException e) {
      throw new WeightsFileRefused(EXISTS, file, "exists and is not overwritten", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    Set<String> theirs = TorchvisionNames.in(checkpoint.card().architecture());
    return new CheckpointExport(
        parameters.size(),
        parameters.stream()
            .map(ParameterSpec::name)
            .filter(name -> !theirs.contains(name))
            .toList());
  }
}
