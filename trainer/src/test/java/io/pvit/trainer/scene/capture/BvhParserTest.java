package io.pvit.trainer.scene.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.scene.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BvhParserTest {

  private static final String TWO_BONES =
      """
      HIERARCHY
      ROOT Hips
      {
        OFFSET 0 0 0
        CHANNELS 6 Zposition Xposition Yposition Zrotation Xrotation Yrotation
        JOINT Knee
        {
          OFFSET 0 -2 0
          CHANNELS 3 Xrotation Yrotation Zrotation
          End Site
          {
            OFFSET 0 -1 0
          }
        }
      }
      MOTION
      Frames: 2
      Frame Time: 0.05
      0 0 0 0 0 0 0 0 0
      30 10 20 90 90 0 0 0 90
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("take.bvh"), text);
  }

  private Bvh parsed(String text) throws IOException {
    return BvhParser.parse(file(text));
  }

  private static void assertNear(Vec3 place, double x, double y, double z) {
    assertThat(place.distance(new Vec3(x, y, z))).as("%s", place).isCloseTo(0, within(1e-6));
  }

  @Test
  void aFrameWithoutTurnsIsTheHierarchyAsItIsDrawn() throws IOException {
    Bvh capture = parsed(TWO_BONES);

    assertThat(capture.frames()).isEqualTo(2);
    assertThat(capture.frameSeconds()).isEqualTo(0.05);
    assertNear(capture.poses(0).get(1).origin(), 0, -2, 0);
    assertNear(capture.poses(0).get(2).origin(), 0, -3, 0);
  }

  @Test
  void channelsCountInTheOrderTheyAreNamedIn() throws IOException {
    Bvh capture = parsed(TWO_BONES);

    // Down, first turned about x to -z, where the turn about z leaves it.
    assertNear(capture.poses(1).get(0).origin(), 10, 20, 30);
    assertNear(capture.poses(1).get(1).origin(), 10, 20, 28);
    // The shin, turned about z to +x, then about x, then about z to +y.
    assertNear(capture.poses(1).get(2).origin(), 10, 21, 28);
  }

  @Test
  void depthCostsNoStack() throws IOException {
    StringBuilder text = new StringBuilder("HIERARCHY\nROOT r\n{\n");
    for (int i = 0; i < 4000; i++) {
      text.append("JOINT j { OFFSET 0 1 0\n");
    }
    text.append("}\n".repeat(4001));
    text.append("MOTION\nFrames: 0\nFrame Time: 0.1\n");

    assertThatThrownBy(() -> parsed(text.toString())).hasMessageContaining("number of frames >= 1");
  }

  @Test
  void moreJointsThanAnyBodyHasAreRefused() throws IOException {
    Path file = file("HIERARCHY\nROOT r\n{\n" + "JOINT j\n{\n".repeat(100_000));

    assertThatThrownBy(() -> BvhParser.parse(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining("more than 4096 joints");
  }

  @ParameterizedTest
  @CsvSource({
    "HIERARCHY, HIERARCHIE, 1: HIERARCHY expected",
    "ROOT Hips, JOINT Hips, 2: JOINT outside of any joint",
    "JOINT Knee, ROOT Knee, 6: ROOT within a joint",
    "OFFSET 0 -2 0, OFFSET 0 -2, 9: a number expected",
    "OFFSET 0 -2 0, OFFSET 0 NaN 0, 8: a number within",
    "OFFSET 0 -2 0, OFFSET 0 1e99 0, 8: a number within",
    "CHANNELS 3, CHANNELS 7, 9: CHANNELS must be 0 to 6",
    "CHANNELS 3 Xrotation Yrotation, CHANNELS 3 Xrotation Xrotation, 9: channel Xrotation is there twice",
    "CHANNELS 3 Xrotation Yrotation, CHANNELS 3 Wrotation Yrotation, 9: no channel is called Wrotation",
    "End Site, End Of, 10: Site expected",
    "MOTION, } MOTION, 16: } outside of any joint",
    "Frames: 2, Frames: 3, 20: Frames: says 3",
    "Frames: 2, Frames: 900000000, 20: Frames: says 900000000",
    "Frame Time: 0.05, Frame Time: 0, 18: Frame Time: must be within",
    "30 10 20, 30 10, 20: a frame has 9 values",
    "30 10 20, 30 ten 20, 20: a number expected",
  })
  void aMistakeIsNamedWithItsLine(String what, String instead, String words) throws IOException {
    Path file = file(TWO_BONES.replaceFirst(Pattern.quote(what), instead));

    assertThatThrownBy(() -> BvhParser.parse(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining("take.bvh:" + words);
  }

  @Test
  void aFileThatEndsAnywhereIsRefused() throws IOException {
    for (int length = 0; length < TWO_BONES.indexOf("30 10"); length++) {
      Path file = file(TWO_BONES.substring(0, length));

      assertThatThrownBy(() -> BvhParser.parse(file)).isInstanceOf(CaptureRefused.class);
    }
  }
}
