package io.pvit.trainer.scene.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.Flaws;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Wardrobe;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Part;
import io.pvit.trainer.scene.motion.Routine;
import io.pvit.trainer.scene.motion.Script;
import io.pvit.trainer.scene.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureIndexTest {

  @TempDir private Path folder;

  @BeforeEach
  void aCaptureOfFourSecondsOfStanding() throws IOException {
    Person person = new Person(1, Proportions.average(1.8), Wardrobe.draw(RandomStream.of(1)));
    Figure figure = person.figure(Posture.STANDING, Pose.WORLD);
    HandMade.write(
        folder.resolve("take.bvh"), Collections.nCopies(41, figure), 0.1, 100, Vec3.ZERO);
  }

  private List<Routine> routines(String... lines) throws IOException {
    Path index = folder.resolve("index.csv");
    Files.writeString(index, "file,from_s,to_s,actions\n" + String.join("\n", lines) + "\n");
    return CaptureIndex.read(index);
  }

  @Test
  void whatOtherEntriesSayOfTheSameStretchIsTrueInItToo() throws IOException {
    List<Routine> routines = routines("take.bvh,0,4,12", "take.bvh,2,3,69 79");

    assertThat(routines)
        .extracting(Routine::principal)
        .containsExactly(Action.STAND, Action.HAND_WAVE);
    Proportions body = Proportions.average(1.6);
    Part part = routines.get(0).play().parts(RandomStream.of(1), List.of(body)).get(0);
    Script script = new Script(Pose.WORLD, part.acts(), body.leg(), 0);
    assertThat(script.actions(0.5)).containsExactly(Action.STAND);
    assertThat(script.actions(2.5))
        .containsExactlyInAnyOrder(Action.STAND, Action.HAND_WAVE, Action.TALK_TO);
  }

  @Test
  void aClipIsMadeOfCapturesAloneWhereOnlyTheyAreGiven() throws IOException {
    ClipSpec spec =
        new ClipSpec(
            2, 48, 48, 4, 1, Set.of(Action.STAND), routines("take.bvh,0,4,12"), Flaws.COMMON);

    Clip clip = SceneClips.clip(new ClipSeed.Training(1), spec);

    assertThat(clip.truth().get(0)).hasSize(1);
    assertThat(clip.truth().get(0).get(0).actions()).containsExactly(Action.STAND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "take.bvh,0,4 | index.csv:2: 4 columns expected, was 3",
        "take.bvh,0,9,12 | index.csv:2: to_s must be <= 4.0",
        "take.bvh,2,1,12 | index.csv:2: to_s must be > from_s",
        "take.bvh,-1,1,12 | index.csv:2: from_s must be a number of seconds",
        "take.bvh,soon,1,12 | index.csv:2: from_s must be a number of seconds",
        "take.bvh,0,NaN,12 | index.csv:2: to_s must be a number of seconds",
        "take.bvh,0,1,999 | index.csv:2: actions must be some of",
        "take.bvh,0,1, | index.csv:2: actions must be some of",
        "../take.bvh,0,1,12 | index.csv:2: file must be in the folder",
        "/take.bvh,0,1,12 | index.csv:2: file must be in the folder",
        "other.bvh,0,1,12 | other.bvh: is missing",
        " | index.csv: names no capture",
      })
  void aMistakeIsNamedWithItsLine(String mistake) {
    String[] parts = mistake.split("\\|", -1);

    assertThatThrownBy(() -> routines(parts[0].stripTrailing()))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining(parts[1].strip());
  }

  @Test
  void anIndexWithoutItsHeaderIsRefused() throws IOException {
    Path index = Files.writeString(folder.resolve("index.csv"), "take.bvh,0,1,12\n");

    assertThatThrownBy(() -> CaptureIndex.read(index))
        .hasMessageContaining("the first line must be file,from_s,to_s,actions");
  }
}
