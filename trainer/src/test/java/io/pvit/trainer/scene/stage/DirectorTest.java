package io.pvit.trainer.scene.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectorTest {

  private static final ClipSpec SPEC = ClipSpec.everything(8, 64, 64, 4);
  private static final int SEEDS = 60;

  @Test
  void nobodyComesNearTheSeatOrTheLoadOfAnother() {
    int pieces = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Actor> actors = scene(seed).actors();
      for (Actor owner : actors) {
        for (Actor other : actors) {
          pieces += owner.setpieces().size();
          if (!owner.equals(other) && !owner.setpieces().isEmpty()) {
            assertThat(Room.between(owner, other)).as("seed %d", seed).isGreaterThan(0.7);
          }
        }
      }
    }
    assertThat(pieces).isGreaterThan(10);
  }

  @Test
  void moreOftenThanNotTheCameraSeesTheLeadFromBefore() {
    int before = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Scene scene = scene(seed);
      double middle = scene.startSeconds() + SPEC.seconds() / 2;
      Figure lead = scene.actors().get(0).figure(middle);
      Vec3 way = scene.camera().at(middle).pose().origin().minus(lead.at(Joint.SPINE_MID));
      before += lead.chest().ahead().dot(way) > 0 ? 1 : 0;
    }
    assertThat(before).as("of " + SEEDS).isGreaterThan(36);
  }

  @Test
  void theLeadFillsAThirdOfTheHeightInMostScenes() {
    List<Double> shares = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Scene scene = scene(seed);
      double middle = scene.startSeconds() + SPEC.seconds() / 2;
      double distance =
          scene
              .camera()
              .at(middle)
              .toCamera(scene.actors().get(0).figure(middle).at(Joint.SPINE_MID))
              .z();
      double height = scene.actors().get(0).person().body().height();
      shares.add(height * scene.camera().lens().focalPixels() / distance / 64);
    }
    shares.sort(null);
    assertThat(shares.get(SEEDS / 4)).isGreaterThan(0.33);
    assertThat(shares.get(SEEDS / 2)).isGreaterThan(0.45);
  }

  @Test
  void anUprightPictureGetsALensThatDoesNotFoldIt() {
    ClipSpec upright = ClipSpec.everything(2, 96, 64, 4);
    for (long seed = 0; seed < 300; seed++) {
      Scene scene = Director.direct(new ClipSeed.Evaluation(seed), upright);
      assertThat(scene.actors()).isNotEmpty();
    }
  }

  private static Scene scene(long seed) {
    return Director.direct(new ClipSeed.Training(seed), SPEC);
  }
}
