package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.ILL_FITTING;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.checkpoint.Sha256;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.PvitNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The weights of a file of others, on their way into a checkpoint of ours. */
public final class WeightsImport implements AutoCloseable {

  private final Path file;
  private final WeightsFile weights;
  private final NameLayout layout;
  private final Map<String, ForeignTensor> tensors;
  private final ExportedMetadata metadata;

  private WeightsImport(Path file, WeightsFile weights) {
    this.file = file;
    this.weights = weights;
    this.layout = NameLayout.of(weights.state().tensors().keySet());
    this.tensors = underOurNames(file, layout, weights.state().tensors());
    this.metadata = new ExportedMetadata(file, weights.state().metadata());
  }

  /**
   * Reads a file once and judges it, whatever network it is for.
   *
   * @throws WeightsFileRefused when it is missing, damaged, more than data, or not finite
   */
  public static WeightsImport open(Path file) {
    WeightsFile weights = WeightsFile.open(file);
    try {
      return new WeightsImport(file, weights);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private static Map<String, ForeignTensor> underOurNames(
      Path file, NameLayout layout, Map<String, ForeignTensor> theirs) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, ForeignTensor> tensors = new LinkedHashMap<>();
    theirs.forEach(
        (name, tensor) -> {
          String ours = layout.ours(name);
          String other = names.put(ours, name);
          if (other != null) {
            throw new WeightsFileRefused(
                OTHER_FORMAT,
                file,
                "holds one tensor under two names, %s; save it with one of them"
                    .formatted(
                        Stream.of(name, other)
                            .map(Shown::name)
                            .sorted()
                            .collect(Collectors.joining(" and "))));
          }
          tensors.put(ours, tensor);
        });
    return tensors;
  }

  /** The actions of the file's own network, where it was exported from one of ours. */
  public Optional<LabelMap> labels() {
    return metadata.labels();
  }

  /** How to treat position tables that were made for clips of another size. */
  public enum OtherLength {
    /** Refuse the file. */
    REFUSE,
    /** Resize them linearly. */
    RESIZE
  }

  /** A checkpoint and how it came to its weights. */
  public record Result(Checkpoint checkpoint, ImportReport report) {}

  /** As the other, in float32. */
  public Result into(Path directory, ImportTarget target, OtherLength otherLength, long seed) {
    return into(directory, target, otherLength, seed, StorageType.FLOAT32);
  }

  /**
   * Writes a checkpoint. The backbone, and a class head where the network has one, must be in the
   * file; what torchvision does not have (prompts, heads of PViT) begins anew where the file has
   * none, and then the checkpoint counts as untrained.
   *
   * @param directory does not exist yet, or is empty
   * @param seed of what begins anew
   * @param type how numbers lie in the checkpoint
   * @throws WeightsFileRefused when the weights do not fit, naming the tensor
   */
  public Result into(
      Path directory, ImportTarget target, OtherLength otherLength, long seed, StorageType type) {
    Architecture architecture = target.architecture();
    int labels = target.labels().labels().size();
    List<ParameterSpec> parameters = new PvitNetwork(architecture, labels).parameters();
    Set<String> required = TorchvisionNames.in(architecture);
    Map<String, Supplier<float[]>> sources = new LinkedHashMap<>();
    List<String> resized = new ArrayList<>();
    List<ParameterSpec> initialised = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      ForeignTensor tensor = tensors.get(parameter.name());
      if (tensor != null) {
        sources.put(parameter.name(), fitted(parameter, tensor, otherLength, resized));
      } else if (required.contains(parameter.name())) {
        throw illFitting(
            "lacks the tensor %s of shape %s".formatted(parameter.name(), parameter.shape()));
      } else {
        initialised.add(parameter);
        sources.put(parameter.name(), () -> InitialWeights.of(parameter, seed));
      }
    }
    ImportReport report = report(parameters, initialised, resized);
    Card card = card(target, report, seed);
    Checkpoint made =
        Checkpoint.write(
            directory,
            card,
            type,
            metadata.ofSource(),
            parameter -> Objects.requireNonNull(sources.get(parameter.name())).get());
    return new Result(made, report);
  }

  private Supplier<float[]> fitted(
      ParameterSpec parameter,
      ForeignTensor tensor,
      OtherLength otherLength,
      List<String> resized) {
    if (!tensor.weights()) {
      throw illFitting(
          "holds tensor %s as %s, not as weights".formatted(parameter.name(), tensor.dtype()));
    }
    List<Long> there = withoutLeadingOnes(tensor.shape(), parameter.shape().size());
    List<Long> here = parameter.shape();
    if (there.equals(here)) {
      return tensor::values;
    }
    if (PositionTable.is(parameter.name())
        && there.size() == 2
        && there.get(0) >= 1
        && there.get(1).equals(here.get(1))) {
      if (otherLength == OtherLength.REFUSE) {
        throw illFitting(
            "has the position table %s of shape %s, the network's is %s: it was made for clips of another size; --resize-positions resizes it"
                .formatted(parameter.name(), there, here));
      }
      resized.add("%s from %d to %d rows".formatted(parameter.name(), there.get(0), here.get(0)));
      int rows = Math.toIntExact(there.get(0));
      int newRows = Math.toIntExact(here.get(0));
      int width = Math.toIntExact(here.get(1));
      return () -> PositionTable.resized(tensor.values(), rows, newRows, width);
    }
    throw illFitting(
        "has the tensor %s of shape %s, the network's is %s"
            .formatted(parameter.name(), tensor.shape(), here));
  }

  private ImportReport report(
      List<ParameterSpec> parameters, List<ParameterSpec> initialised, List<String> resized) {
    Set<String> names = parameters.stream().map(ParameterSpec::name).collect(Collectors.toSet());
    List<ParameterSpec> used = new ArrayList<>(parameters);
    used.removeAll(initialised);
    List<String> leftOver = new ArrayList<>();
    long leftOverCount = 0;
    for (Map.Entry<String, ForeignTensor> tensor : tensors.entrySet()) {
      if (!names.contains(tensor.getKey())) {
        leftOver.add(Shown.name(tensor.getKey()));
        leftOverCount += tensor.getValue().size();
      }
    }
    weights.state().others().forEach(other -> leftOver.add(Shown.name(other)));
    return new ImportReport(
        layout.shown(),
        names(used),
        count(used),
        resized,
        names(initialised),
        count(initialised),
        leftOver,
        leftOverCount);
  }

  private Card card(ImportTarget target, ImportReport report, long seed) {
    boolean servesNew = servesNew(target, report);
    boolean untrained = servesNew || metadata.untrained();
    Thresholds usual = untrained ? Thresholds.UNTRAINED : Thresholds.UNMEASURED;
    boolean answersAsBefore =
        !servesNew
            && report.resized().isEmpty()
            && metadata.labels().filter(target.labels()::equals).isPresent();
    return new Card(
        Card.FORMAT,
        target.architecture(),
        target.labels().labels(),
        target.labels().id(),
        InputContract.of(target.architecture().backbone(), target.frameIntervalUs()),
        Preprocessing.STANDARD,
        servesNew ? usual : metadata.thresholds().orElse(usual),
        untrained,
        answersAsBefore ? metadata.metrics() : Map.of(),
        Map.of(
            "imported",
            Shown.name(String.valueOf(file.getFileName())),
            "importedSha256",
            digest(),
            "importedNames",
            report.names(),
            "importedParameters",
            Long.toString(report.usedCount()),
            "newParameters",
            Long.toString(report.initialisedCount()),
            "seed",
            Long.toString(seed)),
        "",
        "");
  }

  /** Heads that only teach may begin anew without a word: no answer rests on them. */
  private static boolean servesNew(ImportTarget target, ImportReport report) {
    return new PvitNetwork(target.architecture().serving(), target.labels().labels().size())
        .parameters().stream().map(ParameterSpec::name).anyMatch(report.initialised()::contains);
  }

  private String digest() {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read any more", e);
    }
  }

  /** PySlowFast keeps the class token as (1, 1, C). */
  private static List<Long> withoutLeadingOnes(List<Long> shape, int axes) {
    List<Long> shorter = shape;
    while (shorter.size() > axes && shorter.get(0) == 1) {
      shorter = shorter.subList(1, shorter.size());
    }
    return shorter;
  }

  private static List<String> names(List<ParameterSpec> parameters) {
    return parameters.stream().map(ParameterSpec::name).toList();
  }

  private static long count(List<ParameterSpec> parameters) {
    return parameters.stream().mapToLong(ParameterSpec::size).sum();
  }

  private WeightsFileRefused illFitting(String what) {
    return new WeightsFileRefused(ILL_FITTING, file, "does not fit the network: it " + what);
  }

  @Override
  public void close() {
    weights.close();
  }
}
