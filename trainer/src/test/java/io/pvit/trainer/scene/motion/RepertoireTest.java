package io.pvit.trainer.scene.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for everything anybody does, whatever their body. */
class RepertoireTest {

  @Test
  void everyJointIsInsideTheFlesh() {
    everywhere(
        0.3,
        (performer, t) -> {
          Figure figure = performer.figure(t);
          List<Solid> flesh = performer.person().solids(figure);
          for (Joint joint : Joint.values()) {
            assertThat(flesh)
                .as("%s at %.2f s of %s", joint, t, performer.script().actions(t))
                .anyMatch(s -> Extent.contains(s.shape(), s.pose(), figure.at(joint)));
          }
        });
  }

  @Test
  void nobodySinksIntoTheFloor() {
    everywhere(
        0.1,
        (performer, t) -> {
          for (Solid solid : performer.person().solids(performer.figure(t))) {
            assertThat(Extent.lowest(solid.shape(), solid.pose()))
                .as("%s at %.2f s of %s", solid.kind(), t, performer.script().actions(t))
                .isGreaterThan(-0.005);
          }
        });
  }

  @Test
  void aPlantedFootDoesNotMove() {
    double tick = 1 / 60.0;
    List<String> slips = new ArrayList<>();
    everywhere(
        tick,
        (performer, t) -> {
          Posture now = performer.script().posture(t);
          Posture next = performer.script().posture(t + tick);
          if (now.leftFoot().planted() && next.leftFoot().planted()) {
            slip(performer, t, tick, Joint.FOOT_LEFT, slips);
          }
          if (now.rightFoot().planted() && next.rightFoot().planted()) {
            slip(performer, t, tick, Joint.FOOT_RIGHT, slips);
          }
        });

    assertThat(slips).isEmpty();
  }

  @Test
  void nothingJumpsFromOnePlaceToAnother() {
    double tick = 1 / 60.0;
    everywhere(
        tick,
        (performer, t) -> {
          Figure now = performer.figure(t);
          Figure next = performer.figure(t + tick);
          for (Joint joint : Joint.values()) {
            assertThat(now.at(joint).distance(next.at(joint)) / tick)
                .as("m/s of %s at %.2f s of %s", joint, t, performer.script().actions(t))
                .isLessThan(16);
          }
        });
  }

  @Test
  void everybodyIsInExactlyOnePostureAtAnyTime() {
    everywhere(
        0.05,
        (performer, t) ->
            assertThat(performer.script().actions(t).stream().filter(a -> a.avaId() <= 14))
                .as("%s at %.2f s", performer.script().actions(t), t)
                .hasSize(1));
  }

  @Test
  void whoLiesHasALowHeadAndWhoStandsAHighOne() {
    everywhere(
        0.1,
        (performer, t) -> {
          double share =
              performer.figure(t).at(Joint.HEAD).y() / performer.person().body().height();
          if (performer.script().actions(t).contains(Action.LIE)) {
            assertThat(share).as("head of who lies at %.2f", t).isLessThan(0.35);
          }
          if (performer.script().actions(t).contains(Action.STAND)) {
            assertThat(share).as("head of who stands at %.2f", t).isGreaterThan(0.62);
          }
        });
  }

  @Test
  void aJumperLeavesTheFloorAndARunnerToo() {
    for (Action action : List.of(Action.JUMP, Action.RUN)) {
      Performer performer = Performer.of(action, 3).get(0);
      double highest = 0;
      for (double t = 0; t < performer.script().seconds(); t += 0.02) {
        Figure figure = performer.figure(t);
        double lower = Math.min(figure.at(Joint.FOOT_LEFT).y(), figure.at(Joint.FOOT_RIGHT).y());
        highest = Math.max(highest, lower);
      }
      assertThat(highest).as("metres both feet of %s are up", action).isGreaterThan(0.08);
    }
  }

  @Test
  void aWalkerGetsAheadAtHumanSpeed() {
    Performer walker = Performer.of(Action.WALK, 1).get(0);
    double seconds = walker.script().seconds();

    Vec3 from = walker.figure(0).at(Joint.SPINE_BASE);
    Vec3 to = walker.figure(seconds).at(Joint.SPINE_BASE);

    assertThat(from.distance(to) / seconds).isBetween(0.6, 2.0);
  }

  @Test
  void everyPrincipalActionIsActedOut() {
    for (Routine routine : Repertoire.all()) {
      Performer lead = Performer.of(routine, 2).get(0);
      boolean acted = false;
      for (double t = 0; t < lead.script().seconds(); t += 0.05) {
        acted |= lead.script().actions(t).contains(routine.principal());
      }
      assertThat(acted).as(routine.principal().name()).isTrue();
    }
  }

  private static void slip(
      Performer performer, double t, double tick, Joint joint, List<String> slips) {
    double moved = performer.figure(t).at(joint).distance(performer.figure(t + tick).at(joint));
    if (moved > 1e-6) {
      slips.add(
          "%s %.4f m at %.2f s of %s".formatted(joint, moved, t, performer.script().actions(t)));
    }
  }

  private static void everywhere(double tick, BiConsumer<Performer, Double> check) {
    for (Routine routine : Repertoire.all()) {
      for (int seed = 0; seed < 3; seed++) {
        for (Performer performer : Performer.of(routine, seed)) {
          for (double t = 0; t < performer.script().seconds(); t += tick) {
            check.accept(performer, t);
          }
        }
      }
    }
  }
}
