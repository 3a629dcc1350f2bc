package io.pvit.trainer.run;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Method;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run begins with.
 *
 * @param card of the checkpoints to come, not yet named; it has the architecture that learns
 * @param method which of its parameters learn
 * @param seed of weights that come from nowhere
 * @param known numbers of those that come from a checkpoint
 */
public record Beginning(Card card, Method method, long seed, Map<String, float[]> known) {
  public Beginning {
    known = Map.copyOf(known);
  }

  /** From random weights. */
  public static Beginning fresh(
      Preset preset, Method method, Teaching teaching, LabelMap labels, long seed) {
    Card card =
        new Card(
            Card.FORMAT,
            learning(preset.architecture(), method, teaching),
            labels.labels(),
            labels.id(),
            InputContract.of(preset.architecture().backbone(), preset.frameIntervalUs()),
            Preprocessing.STANDARD,
            Thresholds.UNMEASURED,
            false,
            Map.of(),
            Map.of("preset", preset.architecture().name(), "seed", Long.toString(seed)),
            "",
            "");
    return new Beginning(card, method, seed, Map.of());
  }

  /** From a checkpoint's weights; heads that it lacks begin at random. */
  public static Beginning from(Checkpoint start, Method method, Teaching teaching, long seed) {
    Map<String, float[]> known = new HashMap<>();
    start.forEachTensor((parameter, values) -> known.put(parameter.name(), values));
    Card of = start.card();
    Card card =
        of.with(learning(of.architecture(), method, teaching), of.inputContract())
            .trained()
            .with(
                of.untrained() ? Thresholds.UNMEASURED : of.thresholds(),
                Map.of(),
                Map.of("startedFrom", start.sha256(), "seed", Long.toString(seed)));
    return new Beginning(card, method, seed, known);
  }

  /**
   * The same for other clips, which are then those that it serves.
   *
   * @param classes of whole clips; 0 for no head that tells them
   */
  public Beginning with(int classes, InputContract clips) {
    Architecture other =
        new Architecture(
            card.architecture().name(),
            card.architecture().backbone().withClasses(classes),
            card.architecture().prompts(),
            card.architecture().actorHead(),
            card.architecture().regionHead(),
            card.architecture().taskHeads());
    return new Beginning(card.with(other, clips), method, seed, known);
  }

  private static Architecture learning(
      Architecture architecture, Method method, Teaching teaching) {
    return method
        .applyTo(architecture)
        .withRegionHead(teaching.regionHead())
        .withPoseMoments(teaching.poseMoments());
  }

  /**
   * The clips that are learnt from: the network's own, or smaller ones, which teach nearly the same
   * in less time.
   *
   * @param height pixels; 0 for the network's
   * @param width pixels; 0 for the network's
   */
  public InputContract clips(int height, int width) {
    InputContract own = card.inputContract();
    return new InputContract(
        own.frames(),
        own.keyFrame(),
        own.frameIntervalUs(),
        height == 0 ? own.height() : height,
        width == 0 ? own.width() : width);
  }

  /** The network that learns. */
  public PvitNetwork network() {
    return network(true);
  }

  /**
   * The same; it has the same parameters either way.
   *
   * @param dropping whether parts are left out at random, as the card's architecture says
   */
  PvitNetwork network(boolean dropping) {
    Architecture architecture = card.architecture();
    return new PvitNetwork(
        dropping ? architecture : architecture.withoutDropping(), card.labels().size());
  }

  /** The numbers that a parameter begins with. */
  float[] values(ParameterSpec parameter) {
    return Optional.ofNullable(known.get(parameter.name()))
        .filter(values -> values.length == parameter.size())
        .orElseGet(() -> InitialWeights.of(parameter, seed));
  }
}
