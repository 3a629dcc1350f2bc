package io.pvit.model.loss;

import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.net.Features;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Roi;
import io.pvit.model.net.Task;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * PViT's loss: the weighted sum of the terms for which the batch has labels and the network heads.
 *
 * @param weights of the terms
 * @param paperProtocol whether actions are learnt from real clips alone, as in the paper
 */
public record PvitLoss(LossWeights weights, boolean paperProtocol) {

  /** What an answer of 1 of the depth head means. */
  public static final double DEPTH_CLIP_METRES = MapLoss.DEPTH_CLIP_METRES;

  /**
   * The loss of a batch. Each head works only for the clips that have its labels.
   *
   * @param features of the batch, made by the same pass
   * @param keyFrame the frame that boxes and people are about
   * @param labels of each clip of the batch
   */
  public Losses of(
      Pass pass,
      PvitNetwork network,
      Features features,
      PvitPlan plan,
      int keyFrame,
      List<ClipLabels> labels) {
    requireOnePerClip(features, labels);
    TensorScope scope = pass.scope();
    Batch whole = new Batch(pass, network, features, plan, keyFrame, labels);
    Map<List<Integer>, Batch> selected = new HashMap<>();
    Map<Term, Double> values = new EnumMap<>(Term.class);
    Tensor total = LossKernels.call(scope, "nothing", features.tokens());
    for (Term term : Term.values()) {
      List<Integer> clips = clipsWith(term, labels);
      if (!isAnswered(term, network) || clips.isEmpty()) {
        continue;
      }
      Tensor loss = selected.computeIfAbsent(clips, whole::only).loss(term);
      values.put(term, (double) loss.toFloats()[0]);
      total = LossKernels.call(scope, "plus_weighted", total, loss, weights.of(term));
    }
    return new Losses(total, values);
  }

  private static void requireOnePerClip(Features features, List<ClipLabels> labels) {
    long clips = features.tokens().shape()[0];
    if (clips != labels.size()) {
      throw new IllegalArgumentException(
          "labels must be as many as clips, were %d for %d".formatted(labels.size(), clips));
    }
  }

  private List<Integer> clipsWith(Term term, List<ClipLabels> labels) {
    return IntStream.range(0, labels.size())
        .filter(clip -> labels.get(clip).has(term))
        .filter(clip -> !(paperProtocol && term.isAboutActions() && labels.get(clip).isSynthetic()))
        .boxed()
        .toList();
  }

  private static boolean isAnswered(Term term, PvitNetwork network) {
    return switch (term) {
      case ACTION -> network.hasClassHead();
      case REGIONS -> network.hasRegionHead();
      case ACTORS -> network.hasActorHead();
      case DEPTH -> network.tasks().contains(Task.DEPTH);
      case NORMALS -> network.tasks().contains(Task.NORMALS);
      case SEGMENTATION -> network.tasks().contains(Task.SEGMENTATION);
      case POSE -> network.tasks().contains(Task.POSE);
      case BOXES -> network.tasks().contains(Task.BOXES);
      case ACTOR_POSES -> network.tellsActorPoses();
      case REGION_POSES -> network.tellsRegionPoses();
    };
  }

  /** Clips that all have the labels in question; what two terms need is computed once. */
  private static final class Batch {

    private final Pass pass;
    private final PvitNetwork network;
    private final Features features;
    private final PvitPlan plan;
    private final int keyFrame;
    private final List<ClipLabels> labels;
    private Optional<ActorOutput> actors = Optional.empty();
    private Optional<List<List<LabelledPerson>>> seen = Optional.empty();

    private Batch(
        Pass pass,
        PvitNetwork network,
        Features features,
        PvitPlan plan,
        int keyFrame,
        List<ClipLabels> labels) {
      this.pass = pass;
      this.network = network;
      this.features = features;
      this.plan = plan;
      this.keyFrame = keyFrame;
      this.labels = labels;
    }

    Batch only(List<Integer> clips) {
      boolean all = clips.size() == labels.size();
      return new Batch(
          pass,
          network,
          all ? features : features.only(pass, clips),
          plan,
          keyFrame,
          clips.stream().map(labels::get).toList());
    }

    Tensor loss(Term term) {
      TensorScope scope = pass.scope();
      return switch (term) {
        case ACTION ->
            ActionLoss.ofClips(
                scope, network.classes(pass, features.tokens()), known(ClipLabels::action));
        case REGIONS -> regions(seen());
        case ACTORS -> ActorLoss.of(scope, actors(), known(ClipLabels::people));
        case DEPTH -> MapLoss.depth(scope, task(Task.DEPTH), known(ClipLabels::depth));
        case NORMALS -> MapLoss.normals(scope, task(Task.NORMALS), known(ClipLabels::normals));
        case SEGMENTATION ->
            MapLoss.segmentation(scope, task(Task.SEGMENTATION), known(ClipLabels::segmentation));
        case POSE -> MapLoss.pose(scope, task(Task.POSE), known(ClipLabels::pose));
        case BOXES -> SlotLoss.of(scope, task(Task.BOXES), known(ClipLabels::boxes));
        case ACTOR_POSES ->
            PosesLoss.ofActors(
                scope,
                network.actorPoses(pass, features.tokens(), plan, keyFrame),
                actors(),
                known(ClipLabels::people));
        case REGION_POSES -> regionPoses(seen());
      };
    }

    private Tensor task(Task task) {
      return network.task(pass, task, features, plan);
    }

    private <T> List<T> known(Function<ClipLabels, Optional<T>> label) {
      return labels.stream().map(label).flatMap(Optional::stream).toList();
    }

    private Tensor regions(List<List<LabelledPerson>> people) {
      return ActionLoss.ofRegions(
          pass.scope(), network.regions(pass, features.tokens(), plan, rois(people)), people);
    }

    private Tensor regionPoses(List<List<LabelledPerson>> people) {
      return PosesLoss.ofRegions(
          pass.scope(), network.regionPoses(pass, features.tokens(), plan, rois(people)), people);
    }

    private ActorOutput actors() {
      ActorOutput output =
          actors.orElseGet(() -> network.actors(pass, features.tokens(), plan, keyFrame));
      actors = Optional.of(output);
      return output;
    }

    /** Whom the head for given boxes learns from. */
    private List<List<LabelledPerson>> seen() {
      List<List<LabelledPerson>> people =
          seen.orElseGet(
              () -> {
                List<List<LabelledPerson>> known = known(ClipLabels::people);
                return network.hasActorHead() ? SeenPeople.of(actors(), known) : known;
              });
      seen = Optional.of(people);
      return people;
    }

    private List<Roi> rois(List<List<LabelledPerson>> people) {
      List<Roi> rois = new ArrayList<>();
      int height = plan.clip().h();
      int width = plan.clip().w();
      for (int clip = 0; clip < people.size(); clip++) {
        for (LabelledPerson person : people.get(clip)) {
          Box box = person.box();
          rois.add(
              new Roi(
                  clip,
                  new Box(
                      box.x1() * width, box.y1() * height, box.x2() * width, box.y2() * height)));
        }
      }
      return rois;
    }
  }
}
