package io.pvit.trainer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.render.Maps;
import org.junit.jupiter.api.Test;

/** That maps of one clip do not disagree about where one thing ends and the next begins. */
class EdgesTest {

  private static final int SEEDS = 12;
  private static final ClipSpec SPEC = ClipSpec.everything(1, 96, 128, 4);

  /** Of four pixels in a row, two are somebody's and two are not: the depth has its step there. */
  @Test
  void whereAPersonEndsBeforeSomethingFartherAwayTheDepthStepsAtTheSamePixel() {
    int edges = 0;
    int together = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Maps maps = clip(seed).maps();
      for (int row = 0; row < maps.height(); row++) {
        for (int column = 0; column + 3 < maps.width(); column++) {
          int at = maps.index(0, row, column);
          double whole = Math.abs(maps.depthAt(at + 3) - maps.depthAt(at));
          if (endsBetweenTheSecondAndThird(maps, at) && whole > 0.5) {
            edges++;
            double step = Math.abs(maps.depthAt(at + 2) - maps.depthAt(at + 1));
            together += step > 0.6 * whole ? 1 : 0;
          }
        }
      }
    }

    assertThat(edges).isGreaterThan(800);
    assertThat(together / (double) edges).as("of " + edges).isGreaterThan(0.95);
  }

  @Test
  void whereTheDepthStepsOffASurfaceTheClassThePersonOrTheNormalChanges() {
    int steps = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Clip clip = clip(seed);
      Maps maps = clip.maps();
      for (int row = 0; row < maps.height(); row++) {
        for (int column = 0; column + 1 < maps.width(); column++) {
          int at = maps.index(0, row, column);
          if (ofOneSurface(maps.classAt(at))
              && stepsOff(clip, row, column, column + 1)
              && stepsOff(clip, row, column + 1, column)) {
            steps++;
            boolean changes =
                maps.classAt(at) != maps.classAt(at + 1)
                    || maps.personAt(at) != maps.personAt(at + 1)
                    || normal(maps, at).dot(normal(maps, at + 1)) < 0.98;
            assertThat(changes).as("seed %d row %d column %d", seed, row, column).isTrue();
          }
        }
      }
    }

    assertThat(steps).isGreaterThan(800);
  }

  private static Clip clip(long seed) {
    return SceneClips.clip(new ClipSeed.Training(seed), SPEC);
  }

  private static boolean endsBetweenTheSecondAndThird(Maps maps, int at) {
    int before = maps.personAt(at);
    int after = maps.personAt(at + 3);
    return before != after && before == maps.personAt(at + 1) && after == maps.personAt(at + 2);
  }

  /** Bodies, and what is one plane or four walls; furniture has parallel boards behind another. */
  private static boolean ofOneSurface(SceneClass kind) {
    return kind.isPerson()
        || kind == SceneClass.GROUND
        || kind == SceneClass.WALL
        || kind == SceneClass.CEILING;
  }

  /** Whether a pixel is more than 0.3 m of depth off the plane that touches another's surface. */
  private static boolean stepsOff(Clip clip, int row, int from, int to) {
    Maps maps = clip.maps();
    int at = maps.index(0, row, from);
    Vec3 normal = normal(maps, at);
    Vec3 place = clip.lens().direction(from + 0.5, row + 0.5).times(maps.depthAt(at));
    Vec3 ray = clip.lens().direction(to + 0.5, row + 0.5);
    double expected = normal.dot(place) / normal.dot(ray);
    return Math.abs(maps.depthAt(maps.index(0, row, to)) - expected) > 0.3;
  }

  private static Vec3 normal(Maps maps, int index) {
    return new Vec3(
        maps.normals().get(index * 3),
        maps.normals().get(index * 3 + 1),
        maps.normals().get(index * 3 + 2));
  }
}
