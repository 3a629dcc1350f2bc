package io.pvit.trainer.scene.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Apparatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That who moves a thing or a person touches it, whatever their body. */
class ContactTest {

  private static final double TICK = 1 / 60.0;
  private static final int SEEDS = 24;

  /** What moves of a scene, where it is at a time of the script. */
  private record Driven(Script.Scene scene, Worked worked) {

    Pose at(double seconds) {
      return scene.ground().times(worked.at(seconds - scene.from()));
    }

    Vec3 grip(double seconds, double side) {
      return at(seconds).toWorld(worked.apparatus().grip(side));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH_OBJECT", "PULL_OBJECT"})
  void aLoadMovesOnlyWithBothPalmsOnIt(Action action) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Performer mover = Performer.of(action, seed).get(0);
      Driven load = driven(mover);
      double way = 0;
      for (double t = 0; t < mover.script().seconds(); t += TICK) {
        Figure figure = mover.figure(t);
        double step = load.grip(t + TICK, 0).distance(load.grip(t, 0));
        way += step;
        if (step > 1e-4) {
          assertThat(figure.at(Joint.HAND_LEFT).distance(load.grip(t, 1)))
              .as("left palm of %s at %.2f s, %s", mover.person().body(), t, load.worked())
              .isLessThan(0.012);
          assertThat(figure.at(Joint.HAND_RIGHT).distance(load.grip(t, -1)))
              .as("right palm of %s at %.2f s, %s", mover.person().body(), t, load.worked())
              .isLessThan(0.012);
          assertThat(mover.script().actions(t)).contains(action);
        }
      }
      assertThat(way).as("metres %s went", load.worked().apparatus()).isGreaterThan(0.8);
    }
  }

  @Test
  void aLeafIsOpenedByTheHandAtItsHandle() {
    List<Apparatus.Kind> kinds = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Performer opener = Performer.of(Action.OPEN, seed).get(0);
      Driven leaf = driven(opener);
      kinds.add(leaf.worked().apparatus().kind());
      Vec3 closed = leaf.grip(0, 0);
      for (double t = 0; t < opener.script().seconds(); t += TICK) {
        double gone = leaf.grip(t, 0).distance(closed);
        boolean moves = leaf.grip(t + TICK, 0).distance(leaf.grip(t, 0)) > 1e-4;
        if (moves && gone < 0.35) {
          assertThat(opener.figure(t).at(Joint.HAND_RIGHT).distance(leaf.grip(t, 0)))
              .as("palm of %s at %.2f s, %s", opener.person().body(), t, leaf.worked().apparatus())
              .isLessThan(0.012);
          assertThat(opener.script().actions(t)).contains(Action.OPEN);
        }
      }
      assertThat(leaf.grip(opener.script().seconds(), 0).distance(closed)).isGreaterThan(0.5);
    }
    assertThat(kinds).contains(Apparatus.Kind.DOOR, Apparatus.Kind.CUPBOARD);
  }

  @Test
  void nobodysTrunkIsInTheLeafTheyOpen() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Performer opener = Performer.of(Action.OPEN, seed).get(0);
      Driven leaf = driven(opener);
      double broad = leaf.worked().apparatus().kind().broadMetres();
      for (double t = 0; t < opener.script().seconds(); t += 0.05) {
        Figure figure = opener.figure(t);
        for (Joint joint : List.of(Joint.SPINE_BASE, Joint.HEAD, Joint.HIP_LEFT, Joint.HIP_RIGHT)) {
          Vec3 local = leaf.at(t).toLocal(figure.at(joint));
          boolean beside = local.x() < -0.05 || local.x() > broad + 0.05;
          assertThat(beside || Math.abs(local.z()) > 0.08)
              .as("%s at %.2f s, %s at %s", joint, t, leaf.worked().apparatus(), local)
              .isTrue();
        }
      }
    }
  }

  @Test
  void whoIsPushedGivesWayUnderThePalms() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Performer> pair = Performer.of(Action.PUSH_PERSON, seed);
      Vec3 before = pair.get(1).figure(0).at(Joint.SPINE_SHOULDER);
      boolean moved = false;
      for (double t = 0; !moved && t < pair.get(1).script().seconds(); t += TICK) {
        double gone = pair.get(1).figure(t).at(Joint.SPINE_SHOULDER).distance(before);
        moved = gone > 0.08;
        if (gone > 0.025 && !moved) {
          assertThat(touches(pair.get(1), t, pair.get(0).figure(t).at(Joint.HAND_LEFT), 0.035))
              .as("left palm at %.2f s of seed %d", t, seed)
              .isTrue();
          assertThat(touches(pair.get(1), t, pair.get(0).figure(t).at(Joint.HAND_RIGHT), 0.035))
              .as("right palm at %.2f s of seed %d", t, seed)
              .isTrue();
          assertThat(pair.get(0).script().actions(t)).contains(Action.PUSH_PERSON);
        }
      }
      assertThat(moved).isTrue();
    }
  }

  @Test
  void whoIsKickedHasAFootAtTheTrunkFirst() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Performer> pair = Performer.of(Action.KICK_PERSON, seed);
      Vec3 before = pair.get(1).figure(0).at(Joint.SPINE_SHOULDER);
      boolean moved = false;
      boolean touched = false;
      for (double t = 0; !moved && t < pair.get(1).script().seconds(); t += TICK) {
        moved = pair.get(1).figure(t).at(Joint.SPINE_SHOULDER).distance(before) > 0.06;
        touched |= touches(pair.get(1), t, pair.get(0).figure(t).at(Joint.FOOT_RIGHT), 0.06);
      }
      assertThat(moved).isTrue();
      assertThat(touched).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void aCrawlersHandsDoNotSlideWhileTheyRest() {
    for (int seed = 0; seed < 4; seed++) {
      Performer crawler = Performer.of(Action.CRAWL, seed).get(0);
      int resting = 0;
      for (double t = 0; t < crawler.script().seconds() - TICK; t += TICK) {
        Figure now = crawler.figure(t);
        Figure next = crawler.figure(t + TICK);
        double left = now.at(Joint.HAND_LEFT).distance(next.at(Joint.HAND_LEFT));
        double right = now.at(Joint.HAND_RIGHT).distance(next.at(Joint.HAND_RIGHT));
        resting += left < 1e-6 && right < 1e-6 ? 1 : 0;
        assertThat(Math.min(left, right)).as("metres at %.2f s", t).isLessThan(1e-6);
      }
      assertThat(resting).isLessThan(60);
    }
  }

  /** Whether flesh of the trunk is within a distance behind a point before it. */
  private static boolean touches(Performer person, double seconds, Vec3 point, double metres) {
    Figure figure = person.figure(seconds);
    Vec3 near = point.minus(figure.chest().ahead().times(metres));
    return person.person().solids(figure).stream()
        .filter(solid -> solid.kind() == SceneClass.TORSO)
        .anyMatch(solid -> Extent.contains(solid.shape(), solid.pose(), near));
  }

  private static Driven driven(Performer performer) {
    for (Script.Scene scene : performer.script().scenes()) {
      for (Worked worked : scene.act().worked()) {
        return new Driven(scene, worked);
      }
    }
    throw new AssertionError("nothing is worked on");
  }
}
