package io.pvit.model;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.net.WeightsUpload;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Processor;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A loaded checkpoint that watches clips.
 *
 * <p>Thread-safe: its weights never change, and closing it waits for nobody, since the last answer
 * in work frees them. The same clip gives the same answer, whatever else is in the batch, within
 * 1e-5.
 */
public final class Pvit implements AutoCloseable {

  private final Card card;
  private final Precision precision;
  private final PvitNetwork network;
  private final Weights weights;
  private final PvitPlan plan;
  private final ComputeDevice device;
  private final Readers byThresholds;
  private final Readers everything;
  private final PixelBuffers buffers = new PixelBuffers();
  private final Users users;

  private Pvit(
      Card card,
      Precision precision,
      PvitNetwork network,
      Weights weights,
      PvitPlan plan,
      ComputeDevice device) {
    this.card = card;
    this.precision = precision;
    this.network = network;
    this.weights = weights;
    this.plan = plan;
    this.device = device;
    this.byThresholds = Readers.of(card, card.thresholds());
    this.everything = Readers.of(card, new Thresholds(0, 0, 0, Integer.MAX_VALUE));
    this.users = new Users(weights::close);
  }

  /** What is read out of the numbers, of people whom the network finds and of others. */
  private record Readers(ActorReader ofFound, RegionReader ofGiven) {
    static Readers of(Card card, Thresholds thresholds) {
      return new Readers(
          new ActorReader(card.labels(), thresholds), new RegionReader(card.labels(), thresholds));
    }
  }

  /** Loads a checkpoint's weights for the processor; see the other method. */
  public static Pvit load(Checkpoint checkpoint, Precision precision, int threads) {
    return load(checkpoint, precision, threads, ComputeDevice.CPU);
  }

  /** Loads a network that finds people itself; see the other method. */
  public static Pvit load(
      Checkpoint checkpoint, Precision precision, int threads, ComputeDevice device) {
    return load(checkpoint, precision, threads, device, People.FOUND);
  }

  /**
   * Loads a checkpoint's weights onto a device.
   *
   * @param threads that share one operation, for the whole process; 0 means one per processor
   * @param people what its clips will be like
   * @throws PrecisionUnsupported when the processor is not made for the precision
   * @throws io.pvit.model.checkpoint.CheckpointRefused when the files changed since it was opened,
   *     or its network has not the head for such clips
   */
  public static Pvit load(
      Checkpoint checkpoint,
      Precision precision,
      int threads,
      ComputeDevice device,
      People people) {
    switch (people) {
      case FOUND -> checkpoint.requireActorHead();
      case GIVEN -> checkpoint.requireRegionHead();
    }
    precision.requireSupport(device, Processor.here());
    TorchEngine engine = TorchEngine.get();
    engine.useThreads(threads);
    PvitNetwork network = checkpoint.servingNetwork();
    TensorScope scope = engine.openScope(device);
    try {
      WeightsUpload upload = new WeightsUpload(scope);
      checkpoint.forEachServingTensor(upload::add);
      InputContract contract = checkpoint.card().inputContract();
      PvitPlan plan =
          network.plan(scope, new Extent(contract.frames(), contract.height(), contract.width()));
      Weights weights = precision.prepared(network, upload.weights(), scope);
      return new Pvit(checkpoint.card(), precision, network, weights, plan, device);
    } catch (RuntimeException | Error e) {
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

  /** Where it computes. */
  public ComputeDevice device() {
    return device;
  }

  /**
   * Says who is in each clip at its key frame, and what they do; surest people first.
   *
   * @param clips at least one, each with as many frames as the card's contract says; the people of
   *     all are given, or of none
   * @return one list per clip, in order; empty where nobody is seen
   * @throws IllegalStateException when it was closed
   * @throws io.pvit.model.torch.TorchStopped when the process is ending
   * @throws io.pvit.model.torch.TorchFailed when the device fails; on a GPU for good, as a rule
   */
  public List<List<ActorPrediction>> watch(List<Clip> clips) {
    return watchUnlessClosed(clips)
        .orElseThrow(() -> new IllegalStateException("this checkpoint was closed"));
  }

  /**
   * As {@link #watch}, with every place that may hold somebody and the scores of all actions: no
   * threshold hides anything from whoever judges.
   */
  public List<List<ActorPrediction>> watchWithoutThresholds(List<Clip> clips) {
    return answer(clips, everything)
        .orElseThrow(() -> new IllegalStateException("this checkpoint was closed"));
  }

  /** As {@link #watch}; empty when it was closed. */
  Optional<List<List<ActorPrediction>>> watchUnlessClosed(List<Clip> clips) {
    return answer(clips, byThresholds);
  }

  private Optional<List<List<ActorPrediction>>> answer(List<Clip> clips, Readers readers) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("clips must not be empty");
    }
    clips.forEach(this::refuseForeign);
    boolean given = clips.get(0).people().isPresent();
    if (clips.stream().anyMatch(clip -> clip.people().isPresent() != given)) {
      throw new IllegalArgumentException("the people of all clips must be given, or of none");
    }
    if (given ? !network.hasRegionHead() : !network.hasActorHead()) {
      throw new IllegalArgumentException(
          given
              ? "the people of clips are given, and this network has no region head"
              : "the people of clips are to be found, and this network has no actor head");
    }
    if (!users.enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(watchTogether(clips, readers));
    } finally {
      users.leave();
    }
  }

  private List<List<ActorPrediction>> watchTogether(List<Clip> clips, Readers readers) {
    InputContract contract = card.inputContract();
    Preprocessing preprocessing = card.preprocessing();
    ByteBuffer rgb =
        buffers.take(clips.size() * contract.frames() * contract.height() * contract.width() * 3);
    try (TensorScope scope = weights.passScope()) {
      clips.forEach(clip -> clip.frames().forEach(frame -> rgb.put(frame.rgb())));
      Tensor pixels =
          scope.bytes(
              rgb.flip(),
              clips.size(),
              contract.frames(),
              contract.height(),
              contract.width(),
              3); // (B, F, Y, X, 3)
      Pass pass = precision.pass(weights, scope);
      Tensor normalised =
          network.normalise(pass, pixels, preprocessing.mean(), preprocessing.deviation());
      Tensor tokens = network.tokens(pass, normalised, plan); // (B, L, C)
      Optional<RegionScores> regions = RegionScores.of(pass, network, plan, tokens);
      List<Letterbox> letterboxes =
          clips.stream().map(clip -> clip.frames().get(0).letterbox()).toList();
      if (clips.get(0).people().isPresent()) {
        return readers
            .ofGiven()
            .read(
                clips.stream().map(clip -> clip.people().orElseThrow()).toList(),
                regions.orElseThrow(),
                letterboxes);
      }
      ActorOutput actors = network.actors(pass, tokens, plan, contract.keyFrame());
      return readers.ofFound().read(actors, regions, letterboxes);
    } finally {
      buffers.giveBack(rgb);
    }
  }

  Users users() {
    return users;
  }

  /** How many tensors are alive: constant between calls. */
  int liveTensors() {
    return weights.ownedTensors();
  }

  private void refuseForeign(Clip clip) {
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
  }

  /** Frees the weights, as soon as nobody watches with them. */
  @Override
  public void close() {
    users.giveUp();
  }
}
