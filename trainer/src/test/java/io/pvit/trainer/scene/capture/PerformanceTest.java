package io.pvit.trainer.scene.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Wardrobe;
import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.motion.Motion;
import io.pvit.trainer.scene.motion.Part;
import io.pvit.trainer.scene.motion.Repertoire;
import io.pvit.trainer.scene.motion.Routine;
import io.pvit.trainer.scene.motion.Script;
import io.pvit.trainer.scene.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a body does again what another one did before the cameras. */
class PerformanceTest {

  private static final double TICK = 1.0 / 60;
  private static final Person TALL = person(1.93);
  private static final Person SHORT = person(1.55);
  private static final List<List<Joint>> BONES =
      List.of(
          List.of(Joint.SHOULDER_LEFT, Joint.WRIST_LEFT),
          List.of(Joint.SHOULDER_RIGHT, Joint.WRIST_RIGHT),
          List.of(Joint.HIP_LEFT, Joint.KNEE_LEFT),
          List.of(Joint.KNEE_LEFT, Joint.ANKLE_LEFT),
          List.of(Joint.HIP_RIGHT, Joint.KNEE_RIGHT),
          List.of(Joint.KNEE_RIGHT, Joint.ANKLE_RIGHT),
          List.of(Joint.HIP_RIGHT, Joint.HIP_LEFT),
          List.of(Joint.SPINE_MID, Joint.SPINE_SHOULDER));

  @TempDir private Path folder;

  private static Person person(double height) {
    return new Person(1, Proportions.average(height), Wardrobe.draw(RandomStream.of(1)));
  }

  /** What a tall body acts, in the world. */
  private static List<Figure> acted(Action action) {
    Routine routine =
        Repertoire.all().stream().filter(r -> r.principal() == action).findFirst().orElseThrow();
    Part part = routine.play().parts(RandomStream.of(4), List.of(TALL.body())).get(0);
    Script script = new Script(part.start(), part.acts(), TALL.body().leg(), 0);
    List<Figure> figures = new ArrayList<>();
    for (double t = 0; t < script.seconds(); t += TICK) {
      figures.add(TALL.figure(script.posture(t), script.ground(t)));
    }
    return figures;
  }

  private List<Figure> doneAgain(Action action) throws IOException {
    Path file =
        HandMade.write(folder.resolve("take.bvh"), acted(action), TICK, 39.37, new Vec3(7, -30, 5));
    Performance performance = Performance.read(file);
    Motion motion = performance.motion(SHORT.body(), 0);
    List<Figure> figures = new ArrayList<>();
    for (double t = 0; t < performance.seconds() + TICK / 2; t += TICK) {
      figures.add(SHORT.figure(motion.at(t), Pose.WORLD));
    }
    return figures;
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"WALK", "RUN", "DANCE", "HAND_WAVE", "BEND", "CROUCH", "JUMP"})
  void bonesPointWhereTheyPointed(Action action) throws IOException {
    List<Figure> first = acted(action);
    List<Figure> again = doneAgain(action);

    assertThat(again).hasSameSizeAs(first);
    for (List<Joint> bone : BONES) {
      double least = 1;
      double mean = 0;
      for (int i = 0; i < first.size(); i++) {
        double likeness = way(first.get(i), bone).dot(way(again.get(i), bone));
        least = Math.min(least, likeness);
        mean += likeness / first.size();
      }
      assertThat(mean).as("%s on average", bone).isGreaterThan(0.985);
      assertThat(least).as("%s at worst", bone).isGreaterThan(0.8);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"WALK", "RUN", "DANCE", "CROUCH", "JUMP"})
  void feetNeitherSinkNorFloat(Action action) throws IOException {
    List<Figure> first = acted(action);
    List<Figure> again = doneAgain(action);
    for (int i = 0; i < again.size(); i++) {
      double lowest = lowest(SHORT, again.get(i));
      double wished = lowest(TALL, first.get(i)) * SHORT.body().leg() / TALL.body().leg();

      assertThat(lowest).as("frame %d", i).isGreaterThan(-0.005);
      assertThat(lowest).as("frame %d", i).isCloseTo(wished, within(0.04));
    }
  }

  @Test
  void aFootThatStandsDoesNotSlide() throws IOException {
    Path file = HandMade.write(folder.resolve("take.bvh"), acted(Action.WALK), TICK, 1, Vec3.ZERO);
    Motion motion = Performance.read(file).motion(SHORT.body(), 0);
    int standing = 0;
    Posture before = motion.at(0);
    for (double t = TICK; t < 3; t += TICK) {
      Posture now = motion.at(t);
      if (before.leftFoot().planted() && now.leftFoot().planted()) {
        standing++;
        assertThat(now.leftFoot().x()).isCloseTo(before.leftFoot().x(), within(1e-9));
        assertThat(now.leftFoot().z()).isCloseTo(before.leftFoot().z(), within(1e-9));
      }
      before = now;
    }
    assertThat(standing).isGreaterThan(60);
  }

  @Test
  void aPartBeginsWhereTheActorStandsAndLooksAhead() throws IOException {
    Path file =
        HandMade.write(
            folder.resolve("take.bvh"), acted(Action.WALK), TICK, 100, new Vec3(300, 0, -900));

    Posture start = Performance.read(file).motion(SHORT.body(), 1.2).at(0);

    assertThat(start.root().x()).isCloseTo(0, within(1e-9));
    assertThat(start.root().z()).isCloseTo(0, within(1e-9));
    assertThat(start.root().yaw()).isCloseTo(0, within(1e-9));
    assertThat(start.root().height()).isBetween(0.9, 1.01);
  }

  @Test
  void aRigWithoutAKneeIsRefusedWithTheNamesItCouldHave() throws IOException {
    Path file = HandMade.write(folder.resolve("take.bvh"), acted(Action.STAND), TICK, 1, Vec3.ZERO);
    Files.writeString(file, Files.readString(file).replace("JOINT LeftLeg", "JOINT Bone7"));

    assertThatThrownBy(() -> Performance.read(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining("no joint is known as KNEE_LEFT")
        .hasMessageContaining("leftleg");
  }

  @Test
  void aBodyWithoutExtentIsRefused() throws IOException {
    Path file = HandMade.write(folder.resolve("take.bvh"), acted(Action.STAND), TICK, 0, Vec3.ZERO);

    assertThatThrownBy(() -> Performance.read(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining("left leg has no length");
  }

  private static Vec3 way(Figure figure, List<Joint> bone) {
    return figure.at(bone.get(1)).minus(figure.at(bone.get(0))).unit();
  }

  private static double lowest(Person person, Figure figure) {
    return person.solids(figure).stream()
        .mapToDouble(solid -> Extent.lowest(solid.shape(), solid.pose()))
        .min()
        .orElseThrow();
  }
}
