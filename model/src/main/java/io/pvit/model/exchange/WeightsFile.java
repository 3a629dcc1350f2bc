package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.MISSING;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.NOT_FINITE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;

import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.TensorEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of weights that was read once from front to back and found to be whole, harmless and
 * finite. Its tensors can be read until it is closed.
 */
final class WeightsFile implements AutoCloseable {

  /** Tensors may share numbers, but not without end: more is a file that wastes our time. */
  private static final long MOST_REPEATS = 16;

  private final Path file;
  private final Closeable opened;
  private final StateDict state;

  private WeightsFile(Path file, Closeable opened, StateDict state) {
    this.file = file;
    this.opened = opened;
    this.state = state;
  }

  /**
   * Opens and checks a file of any kind; its content says which it is, not its name.
   *
   * @throws WeightsFileRefused when it is none, damaged, more than data, or not finite
   */
  static WeightsFile open(Path file) {
    if (!Files.exists(file)) {
      throw new WeightsFileRefused(MISSING, file, "does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new WeightsFileRefused(UNREADABLE, file, "is a directory; name a file of weights");
    }
    try {
      FileKind kind = FileKind.of(file);
      kind.refuse(file);
      WeightsFile weights = kind == FileKind.ZIP ? torch(file) : safetensors(file);
      try {
        weights.requireFinite();
        return weights;
      } catch (RuntimeException e) {
        weights.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WeightsFileRefused(UNREADABLE, file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** What it holds. */
  StateDict state() {
    return state;
  }

  private static WeightsFile torch(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      TorchArchive archive = TorchArchive.open(file, channel);
      TensorUnpickler unpickler = new TensorUnpickler(file, archive, archive.pickle());
      Object content = unpickler.load();
      long stored = 0;
      for (Storage storage : unpickler.storages().values()) {
        archive.requireIntact("storage " + storage.key(), storage.bytes());
        stored += storage.elements();
      }
      StateDict state = StateDict.in(file, content, archive.metadata());
      requireModest(file, state, stored);
      return new WeightsFile(file, channel, state);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static WeightsFile safetensors(Path file) {
    try {
      SafetensorsWeights weights = SafetensorsWeights.open(file);
      Map<String, ForeignTensor> tensors = new LinkedHashMap<>();
      for (TensorEntry entry : weights.entries()) {
        tensors.put(entry.name(), new SafetensorsTensor(weights, entry));
      }
      return new WeightsFile(file, weights, StateDict.of(tensors, List.of(), weights.metadata()));
    } catch (CheckpointRefused e) {
      throw new WeightsFileRefused(
          e.reason() == CheckpointRefused.Reason.OTHER_TYPE ? OTHER_FORMAT : UNREADABLE, e);
    }
  }

  private static void requireModest(Path file, StateDict state, long stored) {
    long claimed = 0;
    for (ForeignTensor tensor : state.tensors().values()) {
      claimed += tensor.size();
      if (tensor.repeats() || claimed / MOST_REPEATS > stored) {
        throw new WeightsFileRefused(
            OTHER_FORMAT,
            file,
            "holds views that repeat its %d numbers many times; save clones of its tensors"
                .formatted(stored));
      }
    }
  }

  private void requireFinite() {
    state
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!tensor.weights()) {
                return;
              }
              for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                  throw new WeightsFileRefused(
                      NOT_FINITE,
                      file,
                      "cannot be used: tensor %s holds %s, so its training went astray; take an"
                              .formatted(Shown.name(name), value)
                          + " earlier one");
                }
              }
            });
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tensor of a safetensors file. */
  private record SafetensorsTensor(SafetensorsWeights weightsFile, TensorEntry entry)
      implements ForeignTensor {

    @Override
    public List<Long> shape() {
      return entry.shape();
    }

    @Override
    public String dtype() {
      return entry.type().dtype();
    }

    @Override
    public boolean weights() {
      return entry.type().weights();
    }

    @Override
    public float[] values() {
      return weightsFile.values(entry);
    }
  }
}
