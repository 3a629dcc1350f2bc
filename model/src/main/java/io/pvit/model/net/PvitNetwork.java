package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PViT: the backbone with its task prompts, the heads that serve, and those that only teach.
 * Stateless: threads share it.
 */
public final class PvitNetwork {

  private final ParameterList parameters = new ParameterList();
  private final Mvit backbone;
  private final int backboneParameters;
  private final Optional<ClassHead> classHead;
  private final Optional<ActorHead> actorHead;
  private final Optional<RegionHead> regionHead;
  private final TaskHeads taskHeads;
  private final Optional<PersonPoseHead> actorPoses;
  private final Optional<PersonPoseHead> regionPoses;
  private final int finestTap;
  private final int temporalStride;

  /**
   * The network of an architecture.
   *
   * @param actions how many actions the heads for people score
   */
  public PvitNetwork(Architecture architecture, int actions) {
    MvitConfig config = architecture.backbone();
    backbone = new Mvit(parameters, config, architecture.prompts());
    backboneParameters = parameters.specs().size();
    int channels = config.outputChannels();
    classHead =
        config.numClasses() == 0
            ? Optional.empty()
            : Optional.of(
                new ClassHead(parameters, channels, config.numClasses(), config.dropout()));
    actorHead =
        architecture.actorHead()
            ? Optional.of(new ActorHead(parameters, channels, actions))
            : Optional.empty();
    Extent patch = config.strideBehind(config.blockSetting().size() - 1);
    regionHead =
        architecture.regionHead()
            ? Optional.of(
                new RegionHead(parameters, channels, actions, patch.h(), config.dropout()))
            : Optional.empty();
    taskHeads = new TaskHeads(parameters, architecture);
    int moments = architecture.taskHeads().poseMoments();
    actorPoses =
        actorHead
            .filter(head -> moments > 0)
            .map(head -> new PersonPoseHead(parameters, "tasks.actor_poses", channels, moments));
    regionPoses =
        regionHead
            .filter(head -> moments > 0)
            .map(head -> new PersonPoseHead(parameters, "tasks.region_poses", channels, moments));
    finestTap = architecture.taskHeads().taps().stream().findFirst().orElse(0);
    temporalStride = patch.t();
  }

  /** The parameters of an MViTv2 without heads and prompts: what methods may freeze. */
  public List<ParameterSpec> backboneParameters() {
    return parameters().subList(0, backboneParameters).stream()
        .filter(parameter -> !parameter.name().startsWith(Prompts.PREFIX))
        .toList();
  }

  /** All parameters in a fixed order. */
  public List<ParameterSpec> parameters() {
    return parameters.specs();
  }

  /**
   * The same weights for passes in mixed precision that only predict: what those use in bfloat16 is
   * converted once. Such a tensor cannot be read.
   *
   * @param scope owns the converted ones; the others stay where they are
   */
  public Weights forMixedPrecision(Weights weights, TensorScope scope) {
    Pass pass = Pass.inference(weights, scope);
    Set<String> halves = parameters.halves();
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : parameters()) {
      Tensor full = weights.get(spec.name());
      tensors.put(spec.name(), halves.contains(spec.name()) ? pass.call("halved", full) : full);
    }
    return new Weights(scope, tensors);
  }

  /** How many numbers the parameters hold. */
  public long parameterCount() {
    return parameters().stream().mapToLong(ParameterSpec::size).sum();
  }

  /** Constants for clips of that size in frames, rows and columns; they belong to the scope. */
  public PvitPlan plan(TensorScope scope, Extent clip) {
    Plan plan = backbone.plan(scope, clip);
    return new PvitPlan(clip, plan, ActorHead.references(scope, plan.out()));
  }

  /** From pixels (B, F, Y, X, 3), uint8 RGB, to a normalised clip (B, 3, F, Y, X). */
  public Tensor normalise(Pass pass, Tensor pixels, double mean, double deviation) {
    return pass.call("normalise", pixels, mean, deviation);
  }

  /** From a normalised clip (B, 3, F, Y, X) to normalised tokens (B, 1 + N + P, C). */
  public Tensor tokens(Pass pass, Tensor clip, PvitPlan plan) {
    return backbone.forward(pass, clip, plan.backbone(), Taps.none());
  }

  /** As {@link #tokens}, with what the task heads need beside them. */
  public Features features(Pass pass, Tensor clip, PvitPlan plan) {
    Taps taps = new Taps(taskHeads.taps());
    return new Features(backbone.forward(pass, clip, plan.backbone(), taps), taps);
  }

  /** As {@link #features}, with nothing kept of the backbone but what it can be made again from. */
  public StagedPass staged(Pass pass, Tensor clip, PvitPlan plan) {
    return new StagedPass(pass, backbone, plan.backbone(), taskHeads.taps(), clip);
  }

  /** The tasks that have a head. */
  public Set<Task> tasks() {
    return taskHeads.tasks();
  }

  /**
   * What a task's head answers.
   *
   * <p>Depth (B, T, h, w, 1) in shares of the loss's clip; normals (B, T, h, w, 3) in the camera's
   * axes; segmentation (B, T, h, w, classes) logits; T, h, w being {@link #denseGrid}. Pose (B, 75)
   * metres from the root joint in the camera's axes. Boxes (B, O, 5): presence as a logit, then
   * centre x, centre y, width, height at the key frame in shares of the network's picture.
   */
  public Tensor task(Pass pass, Task task, Features features, PvitPlan plan) {
    return taskHeads.forward(pass, task, features, plan.backbone());
  }

  /**
   * The grid of the dense heads' answers for clips of that plan. Its slice t is about frame t times
   * {@link #temporalStride}, the middle of the frames that its patches cover.
   */
  public Extent denseGrid(PvitPlan plan) {
    return plan.backbone().blocks().get(finestTap).queries();
  }

  /** Frames from one slice of patches to the next. */
  public int temporalStride() {
    return temporalStride;
  }

  /** From tokens to logits (B, classes) of the whole clip. */
  public Tensor classes(Pass pass, Tensor tokens) {
    return classHead
        .orElseThrow(() -> new IllegalStateException("this network has no class head"))
        .forward(pass, tokens);
  }

  /** From tokens to the people at the key frame. */
  public ActorOutput actors(Pass pass, Tensor tokens, PvitPlan plan, int keyFrame) {
    Extent grid = plan.backbone().out();
    return actorHead().forward(pass, tokens, grid, slice(grid, keyFrame), plan.actorReferences());
  }

  /** Whether each cell of the actor head also tells joints, in training. */
  public boolean tellsActorPoses() {
    return actorPoses.isPresent();
  }

  /**
   * From tokens to everybody's joints at several moments, by the cells of the actor head: (B, Q,
   * moments 75) metres from the person's root at the key frame, in the camera's axes.
   */
  public Tensor actorPoses(Pass pass, Tensor tokens, PvitPlan plan, int keyFrame) {
    Extent grid = plan.backbone().out();
    return actorPoses
        .orElseThrow(() -> new IllegalStateException("this network tells no joints of actors"))
        .forward(pass, actorHead().queries(pass, tokens, grid, slice(grid, keyFrame)));
  }

  private ActorHead actorHead() {
    return actorHead.orElseThrow(() -> new IllegalStateException("this network has no actor head"));
  }

  private int slice(Extent grid, int keyFrame) {
    return Math.min(keyFrame / temporalStride, grid.t() - 1);
  }

  /** Whether it scores the whole clip. */
  public boolean hasClassHead() {
    return classHead.isPresent();
  }

  /** Whether it finds people itself. */
  public boolean hasActorHead() {
    return actorHead.isPresent();
  }

  /** Whether it scores people whose boxes are given. */
  public boolean hasRegionHead() {
    return regionHead.isPresent();
  }

  /**
   * From tokens to logits (R, actions) of people whose boxes are given.
   *
   * @param rois at least one, in pixels of the network's picture at the key frame
   */
  public Tensor regions(Pass pass, Tensor tokens, PvitPlan plan, List<Roi> rois) {
    return regionHead().forward(pass, tokens, plan.backbone().out(), rois);
  }

  /** Whether it also tells the joints of people whose boxes are given, in training. */
  public boolean tellsRegionPoses() {
    return regionPoses.isPresent();
  }

  /** As {@link #actorPoses}, of people whose boxes are given: (R, moments 75). */
  public Tensor regionPoses(Pass pass, Tensor tokens, PvitPlan plan, List<Roi> rois) {
    return regionPoses
        .orElseThrow(() -> new IllegalStateException("this network tells no joints of regions"))
        .forward(pass, regionHead().features(pass, tokens, plan.backbone().out(), rois));
  }

  private RegionHead regionHead() {
    return regionHead.orElseThrow(
        () -> new IllegalStateException("this network has no region head"));
  }

  Mvit backbone() {
    return backbone;
  }
}
