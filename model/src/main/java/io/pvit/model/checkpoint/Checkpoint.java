package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ALTERED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.CANNOT_SERVE;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.EXISTS;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MISSING;

import io.pvit.model.InputContract;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checkpoint that was read from front to back and found to be what it says. */
public final class Checkpoint {

  static final String WEIGHTS = "model.safetensors";
  static final String CARD = "card.json";

  private final Path directory;
  private final Card card;

  private Checkpoint(Path directory, Card card) {
    this.directory = directory;
    this.card = card;
  }

  /**
   * Opens a checkpoint and checks all of it: the card, the weights' digest, names and shapes, and
   * that every number is finite.
   *
   * @throws CheckpointRefused with the first reason found, and the tensor's name where there is one
   */
  public static Checkpoint open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CheckpointRefused(
          MISSING,
          directory
              + " is no directory with a checkpoint; name one, or make one with pvit checkpoint init"
              + " or pvit train");
    }
    Checkpoint checkpoint = new Checkpoint(directory, CardFile.read(directory.resolve(CARD)));
    checkpoint.forEachTensor((parameter, values) -> {});
    return checkpoint;
  }

  /**
   * Writes and opens a checkpoint that was never trained. The same preset, seed and labels give the
   * same bytes on every machine.
   *
   * @param directory does not exist yet, or is empty
   * @param labels a table with the columns id and name
   */
  public static Checkpoint init(Path directory, Preset preset, long seed, Path labels) {
    LabelMap map = LabelMap.read(labels);
    Card card =
        new Card(
            Card.FORMAT,
            preset.architecture(),
            map.labels(),
            map.id(),
            InputContract.of(preset.architecture().backbone(), preset.frameIntervalUs()),
            Preprocessing.STANDARD,
            Thresholds.UNTRAINED,
            true,
            Map.of(),
            Map.of("preset", preset.architecture().name(), "seed", Long.toString(seed)),
            "",
            "");
    return write(
        directory, card, StorageType.FLOAT32, parameter -> InitialWeights.of(parameter, seed));
  }

  /** As the other, of weights that come from no file. */
  public static Checkpoint write(
      Path directory, Card card, StorageType type, Function<ParameterSpec, float[]> values) {
    return write(directory, card, type, Map.of(), values);
  }

  /**
   * Writes and opens a checkpoint. It appears whole or not at all, and a failure leaves nothing.
   *
   * @param directory does not exist yet, or is empty
   * @param card its digests are filled in here
   * @param source what the file that the weights come from said of itself; kept under its own keys
   * @param values the numbers of each parameter; asked for twice, and must answer the same
   * @throws UncheckedIOException when it cannot be written
   */
  public static Checkpoint write(
      Path directory,
      Card card,
      StorageType type,
      Map<String, String> source,
      Function<ParameterSpec, float[]> values) {
    Path target = directory.toAbsolutePath();
    Path unfinished = NewFile.unfinished(target);
    List<ParameterSpec> parameters =
        new PvitNetwork(card.architecture(), card.labels().size()).parameters();
    try {
      refuseToOverwrite(target);
      Files.createDirectories(unfinished);
      try {
        Path weights = unfinished.resolve(WEIGHTS);
        SafetensorsWriter.write(
            weights, parameters, type, WeightsMetadata.of(card, source), values);
        Card named = CardFile.named(card, Sha256.of(weights));
        ByteBuffer text = StandardCharsets.UTF_8.encode(CardFile.text(named));
        NewFile.write(
            unfinished.resolve(CARD),
            channel -> {
              while (text.hasRemaining()) {
                channel.write(text);
              }
            });
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | RuntimeException e) {
        remove(unfinished, e);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + directory + " cannot be written", e);
    }
    return open(directory);
  }

  /** The directory it lies in. */
  public Path directory() {
    return directory;
  }

  /** What serving needs to know beside the weights. */
  public Card card() {
    return card;
  }

  /** The checkpoint's name: a digest of both files. */
  public String sha256() {
    return card.sha256();
  }

  /** The network that the card describes. */
  public PvitNetwork network() {
    return new PvitNetwork(card.architecture(), card.labels().size());
  }

  /** Its weights, to be read one by one; not checked again. */
  public SafetensorsWeights weights() {
    return SafetensorsWeights.open(directory.resolve(WEIGHTS));
  }

  /**
   * Refuses a network that finds nobody.
   *
   * @throws CheckpointRefused when it has no head for people and their actions
   */
  public void requireActorHead() {
    if (!card.architecture().actorHead()) {
      throw new CheckpointRefused(
          CANNOT_SERVE,
          directory
              + " is whole but finds no people: its network has no actor head; import its weights"
              + " with --preset, or train one");
    }
  }

  /**
   * Refuses a network that cannot be told where people are.
   *
   * @throws CheckpointRefused when it has no head for given boxes
   */
  public void requireRegionHead() {
    if (!card.architecture().regionHead()) {
      throw new CheckpointRefused(
          CANNOT_SERVE,
          directory
              + " is whole but does not score given boxes: its network has no region head; let it"
              + " find people itself, or train one with a region head");
    }
  }

  /**
   * Refuses a network that does not tell what whole clips show.
   *
   * @throws CheckpointRefused when it has no head for classes
   */
  public void requireClassHead() {
    if (card.architecture().backbone().numClasses() == 0) {
      throw new CheckpointRefused(
          CANNOT_SERVE,
          directory
              + " is whole but tells no classes of whole clips apart; name a checkpoint that learnt by"
              + " a recipe of such clips");
    }
  }

  /**
   * Reads all weights, in the order of the file, and checks them again on the way.
   *
   * @throws CheckpointRefused when they are no longer what the card says
   */
  public void forEachTensor(TensorReader reader) {
    Path file = directory.resolve(WEIGHTS);
    WeightsCheck check = new WeightsCheck(file, network().parameters(), reader);
    String content = SafetensorsFile.read(file, check);
    if (!content.equals(card.weightsSha256())) {
      throw new CheckpointRefused(
          ALTERED,
          "%s was altered in %s: the card names %s but the content is %s"
              .formatted(file, check.altered(), card.weightsSha256(), content));
    }
  }

  /** The network that serves: without the heads that exist only in training. */
  public PvitNetwork servingNetwork() {
    return new PvitNetwork(card.architecture().serving(), card.labels().size());
  }

  /**
   * As {@link #forEachTensor}, for those of {@link #servingNetwork}; the others are only checked.
   */
  public void forEachServingTensor(TensorReader reader) {
    Set<String> serving =
        servingNetwork().parameters().stream()
            .map(ParameterSpec::name)
            .collect(Collectors.toUnmodifiableSet());
    forEachTensor(
        (parameter, values) -> {
          if (serving.contains(parameter.name())) {
            reader.tensor(parameter, values);
          }
        });
  }

  /**
   * Writes and opens the part of this checkpoint that serves: the heads of tasks go, the prompts
   * stay, because the other tokens look at them. The answers are the same to the bit; the
   * provenance names this checkpoint.
   *
   * @param copy does not exist yet, or is empty
   * @throws CheckpointRefused when this one changed since it was opened, or something is there
   */
  public Checkpoint servingCopy(Path copy) {
    return copy(copy, card.servingCopy(), StorageType.FLOAT32);
  }

  /**
   * Writes and opens the same weights, or a part of them, under another card.
   *
   * @param copy does not exist yet, or is empty
   * @param other names no parameter that this one lacks; its digests are filled in here
   * @throws CheckpointRefused when this one changed since it was opened, or something is there
   */
  public Checkpoint copy(Path copy, Card other, StorageType type) {
    Map<String, float[]> numbers = new HashMap<>();
    forEachTensor((parameter, values) -> numbers.put(parameter.name(), values));
    Map<String, String> source;
    try (SafetensorsWeights weights = weights()) {
      source = weights.metadata();
    }
    return write(
        copy,
        other,
        type,
        source,
        parameter -> Objects.requireNonNull(numbers.get(parameter.name())));
  }

  /** Takes the weights one by one. */
  public interface TensorReader {

    /** The next parameter and its numbers, row by row. */
    void tensor(ParameterSpec parameter, float[] values);
  }

  /**
   * Refuses a place where something is.
   *
   * @throws CheckpointRefused unless it does not exist or is an empty directory
   */
  public static void refuseToOverwrite(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(directory)) {
      try (Stream<Path> content = Files.list(directory)) {
        empty = content.findAny().isEmpty();
      }
    }
    if (!empty) {
      throw new CheckpointRefused(
          EXISTS, directory + " exists and is not empty; a checkpoint is never overwritten");
    }
  }

  private static void remove(Path unfinished, Exception reason) {
    try (Stream<Path> content = Files.list(unfinished)) {
      for (Path file : content.toList()) {
        Files.delete(file);
      }
      Files.delete(unfinished);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
