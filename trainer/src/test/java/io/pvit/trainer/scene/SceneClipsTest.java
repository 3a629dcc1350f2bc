package io.pvit.trainer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import io.pvit.trainer.scene.stage.Director;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the labels of a clip are true of its pictures. */
class SceneClipsTest {

  private static final ClipSpec SMALL = ClipSpec.everything(3, 64, 96, 4);

  private static final ClipSpec TINY = ClipSpec.everything(2, 24, 36, 2);

  private static Clip clip(long number) {
    return SceneClips.clip(new ClipSeed.Training(number), SMALL);
  }

  @Test
  void aSeedGivesTheSameBitsOnEveryMachine() {
    assertThat(digest(clip(1)))
        .isEqualTo("6e97f6ffd924747669fe85604a0f505bd0cc1788b3582d8da2ed97f38a22dddb");
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Clip shared = SceneClips.clip(new ClipSeed.Training(2), SMALL, threads);

      assertThat(digest(shared)).isEqualTo(digest(clip(2)));
      assertThat(shared.truth()).isEqualTo(clip(2).truth());
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void framesMayBeShotInAnyOrder(long seed) {
    Take backwards = new Take(Director.direct(new ClipSeed.Training(seed), SMALL), SMALL);
    for (int frame = SMALL.frames() - 1; frame >= 0; frame--) {
      backwards.shoot(frame);
    }

    assertThat(digest(backwards.clip())).isEqualTo(digest(clip(seed)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyPixelHasADepthAUnitNormalAndAClassThatFitsItsPerson(long seed) {
    Maps maps = clip(seed).maps();
    for (int i = 0; i < maps.depth().limit(); i++) {
      double nx = maps.normals().get(i * 3);
      double ny = maps.normals().get(i * 3 + 1);
      double nz = maps.normals().get(i * 3 + 2);
      boolean sky = maps.classAt(i) == SceneClass.SKY;

      assertThat(maps.depthAt(i)).isBetween(0.05f, 100f);
      assertThat(maps.depthAt(i) == 100f).isEqualTo(sky);
      assertThat(nx * nx + ny * ny + nz * nz).isCloseTo(1, within(1e-5));
      assertThat(maps.personAt(i) > 0).isEqualTo(maps.classAt(i).isPerson());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void depthOfTheGroundLiesInThePlaneItsNormalSays(long seed) {
    Clip clip = clip(seed);
    Maps maps = clip.maps();
    for (int row = 0; row < maps.height(); row++) {
      for (int column = 1; column < maps.width(); column++) {
        int here = maps.index(0, row, column);
        int before = maps.index(0, row, column - 1);
        if (maps.classAt(here) == SceneClass.GROUND && maps.classAt(before) == SceneClass.GROUND) {
          Vec3 way = point(clip, row, column).minus(point(clip, row, column - 1)).unit();
          assertThat(way.dot(normal(maps, here))).isCloseTo(0, within(1e-3));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void boxesAreTheTightBoundsOfTheirMasksAndTheWholeHoldsTheVisible(long seed) {
    Clip clip = clip(seed);
    Maps maps = clip.maps();
    for (int frame = 0; frame < maps.frames(); frame++) {
      for (PersonTruth person : clip.truth().get(frame)) {
        Box box = person.visible();
        for (int row = 0; row < maps.height(); row++) {
          for (int column = 0; column < maps.width(); column++) {
            if (maps.personAt(maps.index(frame, row, column)) == person.track()) {
              assertThat(box.contains(new Box(column, row, column + 1, row + 1))).isTrue();
            }
          }
        }
        if (!box.isEmpty()) {
          assertThat(touches(maps, frame, person)).isTrue();
          Box inner = new Box(box.left() + 1, box.top() + 1, box.right() - 1, box.bottom() - 1);
          assertThat(inner.isEmpty() || person.whole().contains(inner)).isTrue();
        }
      }
    }
  }

  @Test
  void visibleJointsLieInTheirPersonsMaskAndMostJointsAreVisible() {
    int visible = 0;
    int all = 0;
    for (long seed = 0; seed < 12; seed++) {
      Clip clip = clip(seed);
      for (int frame = 0; frame < SMALL.frames(); frame++) {
        for (PersonTruth person : clip.truth().get(frame)) {
          for (Joint joint : Joint.values()) {
            all++;
            if (person.visibility().get(joint.number()) == Visibility.VISIBLE) {
              visible++;
              assertThat(clip.maps().personAt(pixel(clip, frame, person.at(joint))))
                  .isEqualTo(person.track());
            }
          }
        }
      }
    }

    assertThat(visible / (double) all).isGreaterThan(0.45);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void mirroredTwiceAClipIsTheSame(long seed) {
    Clip clip = clip(seed);
    Clip twice = clip.mirrored().mirrored();

    assertThat(digest(twice)).isEqualTo(digest(clip));
    assertThat(twice.truth()).isEqualTo(clip.truth());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void inTheMirrorLabelsStayTrueOfThePicture(long seed) {
    Clip mirror = clip(seed).mirrored();
    for (int frame = 0; frame < SMALL.frames(); frame++) {
      for (PersonTruth person : mirror.truth().get(frame)) {
        assertThat(person.visible()).isEqualTo(mirror.maps().boxOf(person.track(), frame));
        for (Joint joint : Joint.values()) {
          if (person.visibility().get(joint.number()) == Visibility.VISIBLE) {
            int pixel = pixel(mirror, frame, person.at(joint));
            assertThat(mirror.maps().personAt(pixel)).isEqualTo(person.track());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void inTheMirrorNormalsStayAcrossTheSurfaces(long seed) {
    int flat = neighboursInOnePlane(clip(seed));

    assertThat(flat).isGreaterThan(20);
    assertThat(neighboursInOnePlane(clip(seed).mirrored())).isCloseTo(flat, withinPercentage(1));
  }

  @Test
  void aWiderSpecificationDoesNotChangeWhatIsActed() {
    ClipSpec large = ClipSpec.everything(3, 96, 144, 4);

    Clip clip = SceneClips.clip(new ClipSeed.Training(4), large);

    assertThat(clip.truth().get(0).get(0).actions())
        .isEqualTo(clip(4).truth().get(0).get(0).actions());
    assertThat(clip.truth().get(0).get(0).joints())
        .isEqualTo(clip(4).truth().get(0).get(0).joints());
  }

  @Test
  @Tag("soak")
  void aThousandSeedsGiveClipsWithoutComplaint() {
    for (long seed = 0; seed < 1000; seed++) {
      assertSound(SceneClips.clip(new ClipSeed.Evaluation(seed), TINY), seed);
    }
  }

  @Test
  void soDoFortyOfThem() {
    for (long seed = 1000; seed < 1040; seed++) {
      assertSound(SceneClips.clip(new ClipSeed.Evaluation(seed), TINY), seed);
    }
  }

  /** Everything a number and in its range, every normal of length 1, somebody there. */
  private static void assertSound(Clip clip, long seed) {
    Maps maps = clip.maps();
    int unsound = 0;
    for (int i = 0; i < maps.depth().limit(); i++) {
      double length = normal(maps, i).length();
      float depth = maps.depthAt(i);
      unsound += Math.abs(length - 1) < 1e-5 && depth >= 0.05f && depth <= 100 ? 0 : 1;
    }
    assertThat(unsound).as("pixels of seed %d", seed).isZero();
    for (int frame = 0; frame < maps.frames(); frame++) {
      assertThat(clip.truth().get(frame)).as("people of seed %d", seed).isNotEmpty();
      for (PersonTruth person : clip.truth().get(frame)) {
        assertThat(person.actions()).as("actions of seed %d", seed).isNotEmpty();
        assertThat(person.joints())
            .as("joints of seed %d", seed)
            .allMatch(joint -> Double.isFinite(joint.x() + joint.y() + joint.z()));
      }
    }
  }

  /** Pairs of pixels side by side whose way lies in the plane of a normal that looks aside. */
  private static int neighboursInOnePlane(Clip clip) {
    int count = 0;
    for (int row = 0; row < SMALL.height(); row++) {
      for (int column = 1; column < SMALL.width(); column++) {
        Vec3 normal = normal(clip.maps(), clip.maps().index(0, row, column));
        Vec3 before = normal(clip.maps(), clip.maps().index(0, row, column - 1));
        Vec3 way = point(clip, row, column).minus(point(clip, row, column - 1)).unit();
        if (normal.distance(before) < 1e-6
            && Math.abs(normal.x()) > 0.1
            && Math.abs(way.dot(normal)) < 1e-3) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean touches(Maps maps, int frame, PersonTruth person) {
    Box box = person.visible();
    boolean left = false;
    boolean right = false;
    for (int row = (int) box.top(); row < box.bottom(); row++) {
      left |= maps.personAt(maps.index(frame, row, (int) box.left())) == person.track();
      right |= maps.personAt(maps.index(frame, row, (int) box.right() - 1)) == person.track();
    }
    boolean top = false;
    boolean bottom = false;
    for (int column = (int) box.left(); column < box.right(); column++) {
      top |= maps.personAt(maps.index(frame, (int) box.top(), column)) == person.track();
      bottom |= maps.personAt(maps.index(frame, (int) box.bottom() - 1, column)) == person.track();
    }
    return left && right && top && bottom;
  }

  private static int pixel(Clip clip, int frame, Vec3 joint) {
    double x = joint.x() / joint.z();
    double y = joint.y() / joint.z();
    int column = (int) clip.lens().column(x, y);
    int row = (int) clip.lens().row(x, y);
    return clip.maps().index(frame, row, column);
  }

  private static Vec3 point(Clip clip, int row, int column) {
    double depth = clip.maps().depthAt(clip.maps().index(0, row, column));
    return clip.lens().direction(column + 0.5, row + 0.5).times(depth);
  }

  private static Vec3 normal(Maps maps, int index) {
    return new Vec3(
        maps.normals().get(index * 3),
        maps.normals().get(index * 3 + 1),
        maps.normals().get(index * 3 + 2));
  }

  private static String digest(Clip clip) {
    try {
      Maps maps = clip.maps();
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(maps.rgb());
      sha.update(maps.classes());
      sha.update(maps.persons());
      ByteBuffer floats = ByteBuffer.allocate(maps.depth().limit() * 16);
      floats.asFloatBuffer().put(maps.depth()).put(maps.normals());
      sha.update(floats);
      for (int frame = 0; frame < maps.frames(); frame++) {
        for (PersonTruth person : clip.truth().get(frame)) {
          for (Vec3 joint : person.joints()) {
            ByteBuffer place = ByteBuffer.allocate(24);
            place.putDouble(joint.x()).putDouble(joint.y()).putDouble(joint.z()).flip();
            sha.update(place);
          }
        }
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
