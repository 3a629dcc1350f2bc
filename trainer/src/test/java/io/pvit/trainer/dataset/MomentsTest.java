package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.InputContract;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MomentsTest {

  // 4 frames, the third is the key frame, half a second apart
  private final InputContract contract = new InputContract(4, 2, 500_000, 8, 8);

  // 40 pictures, 10 a second, of a clock that does not begin at 0
  private final Moments moments =
      new Moments(
          LongStream.range(0, 40).mapToObj(i -> 7_000_000 + i * 100_000).toList(), contract);

  private List<Integer> middles(ClipPart part) {
    return moments.of(part, () -> 0.5);
  }

  @Test
  void aroundAKeyFrameTheyKeepTheNetworksInterval() {
    assertThat(middles(new ClipPart.Around(2))).containsExactly(10, 15, 20, 25);
  }

  @Test
  void aroundAKeyFrameAtTheEdgeTheFirstAndLastPictureStand() {
    assertThat(middles(new ClipPart.Around(0.3))).containsExactly(0, 0, 3, 8);
    assertThat(middles(new ClipPart.Around(3.8))).containsExactly(28, 33, 38, 39);
  }

  @Test
  void areSpreadOverTheWholeFilm() {
    // 3.9 seconds in four shares
    assertThat(middles(new ClipPart.Whole())).containsExactly(5, 15, 24, 34);
  }

  @Test
  void areSpreadFromOnePictureToAnother() {
    assertThat(middles(new ClipPart.Pictures(8, 16))).containsExactly(9, 11, 13, 15);
  }

  @Test
  void areSpreadFromOneSecondToAnother_atAnyPlaceOfTheirShare() {
    assertThat(moments.of(new ClipPart.Seconds(1, 3), () -> 0)).containsExactly(10, 15, 20, 25);
    assertThat(moments.of(new ClipPart.Seconds(1, 3), () -> 0.99)).containsExactly(15, 20, 25, 30);
  }

  @Test
  void refuseAClipBehindTheEndOfTheFilm() {
    assertThatThrownBy(() -> middles(new ClipPart.Pictures(40, 50)))
        .hasMessage("the clip begins at picture 40, the film ends at second 3.9");
    assertThatThrownBy(() -> middles(new ClipPart.Around(5)))
        .hasMessage("the clip has its key frame at second 5.0, the film ends at second 3.9");
  }
}
