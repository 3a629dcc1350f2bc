package io.pvit.model;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded checkpoint that watches clips.
 *
 * <p>One thread at a time calls it, any thread. The same clip gives the same answer, whatever else
 * is in the batch, within 1e-5.
 */
public final class Pvit implements AutoCloseable {

  private final Card card;
  private final Precision precision;
  private final PvitNetwork network;
  private final Weights weights;
  private final PvitPlan plan;
  private final ActorReader reader;

  /** One for all calls: memory outside the heap is given back too late to be taken for each. */
  private final ByteBuffer pixels;

  private Pvit(
      Card card, Precision precision, PvitNetwork network, Weights weights, PvitPlan plan) {
    this.card = card;
    this.precision = precision;
    this.network = network;
    this.weights = weights;
    this.plan = plan;
    this.reader = new ActorReader(card.labels(), card.thresholds());
    InputContract contract = card.inputContract();
    this.pixels =
        ByteBuffer.allocateDirect(contract.frames() * contract.height() * contract.width() * 3);
  }

  /**
   * Loads a checkpoint's weights.
   *
   * @param threads that share one operation, for the whole process; 0 means one per processor
   * @throws io.pvit.model.checkpoint.CheckpointRefused when the files changed since it was opened,
   *     or its network finds no people
   */
  public static Pvit load(Checkpoint checkpoint, Precision precision, int threads) {
    checkpoint.requireActorHead();
    TorchEngine engine = TorchEngine.get();
    engine.useThreads(threads);
    PvitNetwork network = checkpoint.servingNetwork();
    TensorScope scope = engine.openScope();
    try {
      Map<String, Tensor> tensors = new HashMap<>();
      checkpoint.forEachServingTensor(
          (parameter, values) ->
              tensors.put(
                  parameter.name(),
                  scope.floats(
                      values, parameter.shape().stream().mapToLong(Long::longValue).toArray())));
      InputContract contract = checkpoint.card().inputContract();
      PvitPlan plan =
          network.plan(scope, new Extent(contract.frames(), contract.height(), contract.width()));
      return new Pvit(checkpoint.card(), precision, network, new Weights(scope, tensors), plan);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** What was loaded. */
  public Card card() {
    return card;
  }

  /** The arithmetic of its answers. */
  public Precision precision() {
    return precision;
  }

  /**
   * Says who is in each clip at its key frame, and what they do; surest people first.
   *
   * @param clips at least one, each with as many frames as the card's contract says
   * @return one list per clip, in order; empty where nobody is seen
   * @throws io.pvit.model.torch.TorchStopped when the process is ending
   */
  public List<List<ActorPrediction>> watch(List<Clip> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("clips must not be empty");
    }
    return clips.stream().map(this::watch).toList();
  }

  private List<ActorPrediction> watch(Clip clip) {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Preprocessing preprocessing = card.preprocessing();
      Tensor normalised =
          network.normalise(
              pass, pixels(scope, clip), preprocessing.mean(), preprocessing.deviation());
      Tensor tokens = network.tokens(pass, normalised, plan); // (1, L, C)
      ActorOutput actors = network.actors(pass, tokens, plan, card.inputContract().keyFrame());
      return reader.read(actors, clip.frames().get(0).letterbox());
    }
  }

  /** How many tensors are alive: constant between calls. */
  int liveTensors() {
    return weights.ownedTensors();
  }

  private Tensor pixels(TensorScope scope, Clip clip) {
    InputContract contract = card.inputContract();
    if (clip.frames().size() != contract.frames()) {
      throw new IllegalArgumentException(
          "a clip must have %d frames, has %d".formatted(contract.frames(), clip.frames().size()));
    }
    Letterbox letterbox = clip.frames().get(0).letterbox();
    if (letterbox.canvasWidth() != contract.width()
        || letterbox.canvasHeight() != contract.height()) {
      throw new IllegalArgumentException(
          "a frame must be %d x %d pixels, was decoded for %d x %d"
              .formatted(
                  contract.width(),
                  contract.height(),
                  letterbox.canvasWidth(),
                  letterbox.canvasHeight()));
    }
    pixels.clear();
    clip.frames().forEach(frame -> pixels.put(frame.rgb()));
    return scope.bytes(
        pixels.flip(),
        1,
        contract.frames(),
        contract.height(),
        contract.width(),
        3); // (1, F, Y, X, 3)
  }

  @Override
  public void close() {
    weights.close();
  }
}
