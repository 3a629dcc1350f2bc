package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.GridSampling;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.loss.PosedPerson;
import io.pvit.model.net.Box;
import io.pvit.model.net.Extent;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.render.Maps;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a scene teaches, in the terms of a network. */
public final class SceneLabels {

  /** Less of a person than this share of the picture's height tells nobody what the person does. */
  public static final double LEAST_HEIGHT = 1.0 / 12;

  private final Map<Integer, Integer> outputs = new HashMap<>();
  private final InputContract contract;
  private final GridSampling grid;

  /**
   * For one network.
   *
   * @param labels its actions, in the order of its outputs
   * @param contract the clips that it takes
   * @param grid of its dense heads
   */
  public SceneLabels(List<Label> labels, InputContract contract, GridSampling grid) {
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
  }

  /** For the network of a card. */
  public static SceneLabels of(Card card) {
    PvitNetwork network = new PvitNetwork(card.architecture(), card.labels().size());
    InputContract contract = card.inputContract();
    Extent clip = new Extent(contract.frames(), contract.height(), contract.width());
    try (TensorScope scope = TorchEngine.get().openScope()) {
      PvitPlan plan = network.plan(scope, clip);
      return new SceneLabels(
          card.labels(),
          contract,
          new GridSampling(clip, network.denseGrid(plan), network.temporalStride()));
    }
  }

  /** All labels of a clip in the network's size. */
  public ClipLabels of(Clip scene) {
    Maps maps = scene.maps();
    List<PersonTruth> truth = scene.truth().get(contract.keyFrame());
    List<LabelledPerson> people = people(truth, maps);
    ClipLabels labels =
        ClipLabels.synthetic()
            .withDepth(grid.sample(floats(maps.depth()), 1))
            .withNormals(grid.sample(floats(maps.normals()), 3))
            .withSegmentation(grid.sample(classes(maps)))
            .withPeople(people)
            .withBoxes(people.stream().map(LabelledPerson::box).toList());
    return PosedPerson.poseOfLargest(truth.stream().map(SceneLabels::posed).toList())
        .map(labels::withPose)
        .orElse(labels);
  }

  private List<LabelledPerson> people(List<PersonTruth> truth, Maps maps) {
    return truth.stream()
        .filter(
            person ->
                person.visible().bottom() - person.visible().top() >= LEAST_HEIGHT * maps.height())
        .map(person -> new LabelledPerson(box(person, maps), outputs(person)))
        .toList();
  }

  private static Box box(PersonTruth person, Maps maps) {
    return new Box(
        (float) (person.visible().left() / maps.width()),
        (float) (person.visible().top() / maps.height()),
        (float) (person.visible().right() / maps.width()),
        (float) (person.visible().bottom() / maps.height()));
  }

  private List<Integer> outputs(PersonTruth person) {
    return person.actions().stream()
        .map(action -> Objects.requireNonNull(outputs.get(action.avaId())))
        .sorted()
        .toList();
  }

  private static PosedPerson posed(PersonTruth person) {
    float[] joints = new float[person.joints().size() * 3];
    int at = 0;
    for (Vec3 joint : person.joints()) {
      joints[at++] = (float) joint.x();
      joints[at++] = (float) joint.y();
      joints[at++] = (float) joint.z();
    }
    Box visible =
        new Box(
            (float) person.visible().left(),
            (float) person.visible().top(),
            (float) person.visible().right(),
            (float) person.visible().bottom());
    return new PosedPerson(visible, FloatBuffer.wrap(joints));
  }

  private static float[] floats(FloatBuffer map) {
    float[] floats = new float[map.remaining()];
    map.get(floats);
    return floats;
  }

  private static int[] classes(Maps maps) {
    int[] classes = new int[maps.frames() * maps.height() * maps.width()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = maps.classAt(i).value();
    }
    return classes;
  }
}
