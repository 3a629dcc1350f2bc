package io.pvit.app.demo;

import static io.pvit.app.demo.TestingRecords.afterAHole;
import static io.pvit.app.demo.TestingRecords.detections;
import static io.pvit.app.demo.TestingRecords.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.camera.Acted;
import io.pvit.app.camera.ActedPerson;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.clip.ClipShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two scenes of 24 pictures and so of two clips each; somebody moves to the right and walks. */
class ActedScoreTest {

  private static final int WALK = 14;
  private static final int RUN = 10;

  private final ActedScore score =
      new ActedScore(
          new ClipShape(2, 8, 8, 125_000), 24, Map.of("yard", List.of(scene(0), scene(24))));

  @Test
  void everythingFoundAtTheRightKeyFramesIsAPrecisionOfOne() {
    sixWindows();
    score.detections(detections(0, 1, at(8, WALK, 0.9)));
    score.detections(detections(0, 2, at(16, WALK, 0.8)));
    score.detections(detections(0, 4, at(32, WALK, 0.7)));
    score.detections(detections(0, 5, at(40, WALK, 0.6)));

    assertThat(score.result().frameMap()).hasValue(1.0);
    assertThat(score.result().clips()).isEqualTo(4);
  }

  @Test
  void aClipWithoutDetectionsIsMissed() {
    sixWindows();
    score.detections(detections(0, 1, at(8, WALK, 0.9)));
    score.detections(detections(0, 2, at(16, WALK, 0.8)));
    score.detections(detections(0, 4));

    assertThat(score.result().frameMap()).hasValue(0.5);
    assertThat(score.result().clips()).isEqualTo(4);
  }

  @Test
  void aClipWhoseWindowWasLostIsMissed() {
    for (long sequence : new long[] {0, 2, 3, 4, 5}) {
      score.window(sequence == 3 ? afterAHole(window(3)) : window(sequence));
    }
    score.detections(detections(0, 4, at(32, WALK, 0.7)));
    score.detections(detections(0, 5, at(40, WALK, 0.6)));

    assertThat(score.result().frameMap()).hasValue(0.5);
    assertThat(score.result().clips()).isEqualTo(4);
  }

  @Test
  void whatWasNotShownToTheEndIsNotMissed() {
    score.window(window(0));
    score.window(window(1));
    score.window(window(2, 7));
    score.detections(detections(0, 1, at(8, WALK, 0.9)));

    assertThat(score.result().frameMap()).hasValue(1.0);
    assertThat(score.result().clips()).isEqualTo(1);
  }

  @Test
  void whatIsSeenAFrameTooLateIsNotWhereItWasActed() {
    sixWindows();
    score.detections(detections(0, 1, at(9, WALK, 0.9)));

    assertThat(score.result().frameMap()).hasValue(0.0);
  }

  @Test
  void whatNobodyActedDoesNotCount() {
    sixWindows();
    score.detections(detections(0, 1, at(8, RUN, 0.9)));

    assertThat(score.result().frameMap()).hasValue(0.0);
  }

  @Test
  void detectionsOfAnotherRunAreLeftOut() {
    sixWindows();
    score.detections(detections(7, 1, at(8, WALK, 0.9)));

    assertThat(score.result().frameMap()).hasValue(0.0);
  }

  @Test
  void withoutAnybodyThereIsNoPrecision() {
    ActedScore empty =
        new ActedScore(new ClipShape(2, 8, 8, 125_000), 24, Map.of("yard", List.of()));

    assertThat(empty.result())
        .isEqualTo(new ActedScore.Result(java.util.OptionalDouble.empty(), 0));
  }

  private void sixWindows() {
    for (int i = 0; i < 6; i++) {
      score.window(i == 3 ? afterAHole(window(3)) : window(i));
    }
  }

  private static Acted scene(int from) {
    List<List<ActedPerson>> pictures = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      pictures.add(List.of(new ActedPerson(box(from + i), Set.of(WALK))));
    }
    return new Acted(pictures);
  }

  private static DetectedActor at(int place, int action, double score) {
    return new DetectedActor(
        "0-1-0", box(place), 1, List.of(new ScoredAction(action, "act", score)));
  }

  /** Those of two pictures in a row overlap by less than half. */
  private static Box box(int place) {
    return new Box(place / 50.0, 0, (place + 2) / 50.0, 1);
  }
}
