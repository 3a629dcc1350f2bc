package io.pvit.model.exchange;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.SafetensorsWriter;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The smallest preset, as a PViT and as the plain MViTv2 inside it, and weights for either. */
final class TinyNetwork {

  static final Architecture PVIT = Preset.named("micro").architecture();
  static final Architecture PLAIN = Architecture.plain("plain", PVIT.backbone());

  private static final long SEED = 42;

  private TinyNetwork() {}

  static ImportTarget pvit() {
    return new ImportTarget(PVIT, 125_000, LabelMap.numbered(80));
  }

  static List<ParameterSpec> parameters(Architecture architecture) {
    return new PvitNetwork(architecture, 80).parameters();
  }

  /** A file of random weights whose parameters were changed first. */
  static Path file(
      Path directory, Architecture architecture, UnaryOperator<List<ParameterSpec>> change)
      throws IOException {
    Path file = directory.resolve("weights.safetensors");
    SafetensorsWriter.write(
        file,
        change.apply(new ArrayList<>(parameters(architecture))),
        StorageType.FLOAT32,
        Map.of(),
        parameter -> InitialWeights.of(parameter, SEED));
    return file;
  }

  /** A checkpoint of random weights. */
  static Checkpoint checkpoint(Path directory, Card card) {
    return Checkpoint.write(directory, card, StorageType.FLOAT32, TinyNetwork::expected);
  }

  static float[] expected(ParameterSpec parameter) {
    return InitialWeights.of(parameter, SEED);
  }

  /** The same list with one parameter of another shape. */
  static List<ParameterSpec> reshaped(List<ParameterSpec> all, String name, Long... shape) {
    all.replaceAll(
        each ->
            each.name().equals(name) ? new ParameterSpec(name, List.of(shape), each.init()) : each);
    return all;
  }

  static Map<String, float[]> numbers(Path safetensors) {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    try (SafetensorsWeights weights = SafetensorsWeights.open(safetensors)) {
      weights.entries().forEach(entry -> numbers.put(entry.name(), weights.values(entry)));
    }
    return numbers;
  }
}
