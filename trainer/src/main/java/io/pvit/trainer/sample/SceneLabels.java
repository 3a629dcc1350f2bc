package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.GridSampling;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.loss.PosedPerson;
import io.pvit.model.net.Extent;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.trainer.augment.FramedPerson;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.render.Maps;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a scene teaches, in the terms of a network. */
public final class SceneLabels {

  /** A person of less than this share of the network's picture is too small to tell from. */
  public static final double LEAST_HEIGHT = 1.0 / 12;

  private final Map<Integer, Integer> outputs = new HashMap<>();
  private final InputContract contract;
  private final GridSampling grid;
  private final int poseMoments;

  /**
   * For one network.
   *
   * @param labels its actions, in the order of its outputs
   * @param contract the clips that it takes
   * @param grid of its dense heads
   * @param poseMoments moments at which it tells everybody's joints; 0 for none
   */
  public SceneLabels(
      List<Label> labels, InputContract contract, GridSampling grid, int poseMoments) {
    for (int output = 0; output < labels.size(); output++) {
      outputs.put(labels.get(output).id(), output);
    }
    for (Action action : Action.values()) {
      if (!outputs.containsKey(action.avaId())) {
        throw new IllegalArgumentException(
            "labels must have the id %d, which is acted as %s".formatted(action.avaId(), action));
      }
    }
    this.contract = contract;
    this.grid = grid;
    this.poseMoments = poseMoments;
  }

  /** For the network of a card and the clips that it serves. */
  public static SceneLabels of(Card card) {
    return of(card, card.inputContract());
  }

  /** For the network of a card and clips of that size. */
  public static SceneLabels of(Card card, InputContract contract) {
    PvitNetwork network = new PvitNetwork(card.architecture(), card.labels().size());
    Extent clip = new Extent(contract.frames(), contract.height(), contract.width());
    try (TensorScope scope = TorchEngine.get().openScope()) {
      PvitPlan plan = network.plan(scope, clip);
      return new SceneLabels(
          card.labels(),
          contract,
          new GridSampling(clip, network.denseGrid(plan), network.temporalStride()),
          card.architecture().taskHeads().poseMoments());
    }
  }

  /** All labels of a clip that is seen whole. */
  public ClipLabels of(Clip scene) {
    return of(
        scene,
        Framing.whole(
            scene.maps().width(), scene.maps().height(), contract.width(), contract.height()));
  }

  /**
   * All labels of a clip.
   *
   * @param framing which part of the clip the network sees, and where
   */
  public ClipLabels of(Clip scene, Framing framing) {
    Maps maps = scene.maps();
    List<FramedPerson> shown = framing.people(scene, contract.keyFrame()).shown();
    List<LabelledPerson> people =
        shown.stream()
            .filter(person -> person.visible().y2() - person.visible().y1() >= LEAST_HEIGHT)
            .map(person -> labelled(person, scene, framing))
            .toList();
    ClipLabels labels =
        ClipLabels.synthetic()
            .withDepth(grid.sample(framing.depth(maps), 1))
            .withNormals(grid.sample(framing.normals(maps), 3))
            .withSegmentation(grid.sample(framing.classes(maps)))
            .withPeople(people)
            .withBoxes(people.stream().map(LabelledPerson::box).toList());
    return PosedPerson.poseOfLargest(shown.stream().map(SceneLabels::posed).toList())
        .map(labels::withPose)
        .orElse(labels);
  }

  private LabelledPerson labelled(FramedPerson person, Clip scene, Framing framing) {
    LabelledPerson labelled = new LabelledPerson(person.visible(), outputs(person.actions()));
    return poseMoments == 0
        ? labelled
        : labelled.withPoses(PoseMoments.of(scene, framing, person, poseMoments));
  }

  private List<Integer> outputs(Set<Action> actions) {
    return actions.stream()
        .map(action -> Objects.requireNonNull(outputs.get(action.avaId())))
        .sorted()
        .toList();
  }

  private static PosedPerson posed(FramedPerson person) {
    float[] joints = new float[person.joints().size() * 3];
    int at = 0;
    for (Vec3 joint : person.joints()) {
      joints[at++] = (float) joint.x();
      joints[at++] = (float) joint.y();
      joints[at++] = (float) joint.z();
    }
    return new PosedPerson(person.visible(), FloatBuffer.wrap(joints));
  }
}
