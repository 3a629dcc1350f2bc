package io.pvit.trainer.scene;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import io.pvit.trainer.scene.render.Studio;
import io.pvit.trainer.scene.stage.Actor;
import io.pvit.trainer.scene.stage.Scene;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Shoots a scene frame by frame, in any order, each frame once; then it is a clip. */
final class Take {

  /** Joints lie as deep under the skin at most. */
  private static final double FLESH_METRES = 0.16;

  private final Scene scene;
  private final ClipSpec spec;
  private final Studio studio;
  private final Maps maps;
  private final AtomicReferenceArray<List<PersonTruth>> truth;

  Take(Scene scene, ClipSpec spec) {
    this.scene = scene;
    this.spec = spec;
    studio = new Studio(scene.place(), scene.sensor(), scene.camera(), scene.startSeconds());
    maps = new Maps(spec.frames(), spec.height(), spec.width());
    truth = new AtomicReferenceArray<>(spec.frames());
  }

  void shoot(int frame) {
    double seconds = scene.startSeconds() + frame / spec.framesPerSecond();
    studio.shoot(seconds, this::solids, maps, frame);
    List<PersonTruth> people = new ArrayList<>();
    for (Actor actor : scene.actors()) {
      people.add(person(actor, actor.figure(seconds), seconds, frame));
    }
    truth.set(frame, List.copyOf(people));
  }

  private List<Solid> solids(double seconds) {
    List<Solid> solids = new ArrayList<>();
    for (Actor actor : scene.actors()) {
      solids.addAll(actor.solids(actor.figure(seconds), seconds, scene.place()));
    }
    return solids;
  }

  Clip clip() {
    List<List<PersonTruth>> frames = new ArrayList<>();
    for (int i = 0; i < truth.length(); i++) {
      frames.add(truth.get(i));
    }
    return new Clip(scene.camera().lens(), spec.framesPerSecond(), maps, frames);
  }

  private PersonTruth person(Actor actor, Figure figure, double seconds, int frame) {
    Camera camera = scene.camera().at(seconds);
    int track = actor.person().track();
    List<Vec3> joints = figure.joints().stream().map(camera::toCamera).toList();
    List<Visibility> visibility =
        joints.stream().map(joint -> visibility(joint, track, frame)).toList();
    Box whole = studio.outline(seconds, actor.person().solids(figure));
    return new PersonTruth(
        track,
        joints,
        visibility,
        maps.boxOf(track, frame),
        whole,
        actor.script().actions(seconds));
  }

  private Visibility visibility(Vec3 joint, int track, int frame) {
    double x = joint.x() / joint.z();
    double y = joint.y() / joint.z();
    if (joint.z() <= 0 || !studio.shows(x, y)) {
      return Visibility.OUTSIDE_PICTURE;
    }
    int column = (int) scene.camera().lens().column(x, y);
    int row = (int) scene.camera().lens().row(x, y);
    int index = maps.index(frame, row, column);
    boolean own = maps.personAt(index) == track;
    boolean near = joint.z() - maps.depthAt(index) < FLESH_METRES;
    return own && near ? Visibility.VISIBLE : Visibility.HIDDEN;
  }
}
