package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.net.Roi;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActorReaderTest {

  private static final Letterbox SQUARE = Letterbox.fit(100, 100, 100, 100);
  private static final List<Label> LABELS = List.of(new Label(12, "stand"));

  /** Logits whose chances are one half and three quarters. */
  private static final float HALF = 0;

  private static final float THREE_QUARTERS = (float) Math.log(3);

  @Test
  void ofAnswersAboutOnePersonTheSurestIsKept() {
    float[] boxes = {
      0.5f, 0.5f, 0.4f, 0.8f, //
      0.52f, 0.5f, 0.4f, 0.8f, //
      0.7f, 0.5f, 0.4f, 0.8f
    };

    List<ActorPrediction> people =
        read(new Thresholds(0, 0, 0, 9), boxes, HALF, THREE_QUARTERS, HALF);

    assertThat(people).extracting(ActorReaderTest::percent).containsExactly(75L, 50L);
    assertThat(people)
        .extracting(person -> Math.round(100 * person.x1()))
        .containsExactly(32L, 50L);
  }

  @Test
  void whoOverlapsLessIsSomebodyElse() {
    float[] boxes = {
      0.3f, 0.5f, 0.4f, 0.8f, //
      0.5f, 0.5f, 0.4f, 0.8f
    };

    assertThat(read(new Thresholds(0, 0, 0, 9), boxes, HALF, HALF)).hasSize(2);
  }

  @Test
  void noMoreAreTakenThanTheThresholdsAllow() {
    float[] boxes = {
      0.1f, 0.5f, 0.1f, 0.8f, //
      0.5f, 0.5f, 0.1f, 0.8f, //
      0.9f, 0.5f, 0.1f, 0.8f
    };

    assertThat(read(new Thresholds(0, 0, 0, 2), boxes, HALF, HALF, THREE_QUARTERS))
        .extracting(ActorReaderTest::percent)
        .containsExactly(75L, 50L);
    assertThat(read(new Thresholds(0.6, 0, 0, 9), boxes, HALF, HALF, THREE_QUARTERS)).hasSize(1);
  }

  @Test
  void whatIsSaidOfTheBoxesThatWereFoundCountsAsMuchAsWhatTheirCellsSay() {
    float[] boxes = {
      0.1f, 0.5f, 0.4f, 0.8f, //
      0.5f, 0.5f, 0.4f, 0.8f
    };
    List<Roi> asked = new ArrayList<>();
    RegionScores regions =
        found -> {
          asked.addAll(found);
          return new float[] {2 * THREE_QUARTERS, -2 * THREE_QUARTERS};
        };

    List<ActorPrediction> people =
        read(new Thresholds(0, 0, 0, 9), Optional.of(regions), boxes, HALF, THREE_QUARTERS);

    assertThat(asked)
        .usingRecursiveComparison()
        .withComparatorForType(ActorReaderTest::nearly, Float.class)
        .isEqualTo(
            List.of(new Roi(0, new Box(30, 10, 70, 90)), new Roi(0, new Box(0, 10, 30, 90))));
    assertThat(people)
        .extracting(person -> Math.round(100 * person.actions().get(0).score()))
        .containsExactly(75L, 25L);
  }

  private static int nearly(float a, float b) {
    return Math.abs(a - b) < 1e-3 ? 0 : Float.compare(a, b);
  }

  private static long percent(ActorPrediction person) {
    return Math.round(100 * person.score());
  }

  private static List<ActorPrediction> read(
      Thresholds thresholds, float[] boxes, float... presence) {
    return read(thresholds, Optional.empty(), boxes, presence);
  }

  private static List<ActorPrediction> read(
      Thresholds thresholds, Optional<RegionScores> regions, float[] boxes, float... presence) {
    int queries = presence.length;
    try (TensorScope scope = TorchEngine.get().openScope()) {
      ActorOutput output =
          new ActorOutput(
              scope.floats(presence, 1, queries, 1),
              scope.floats(boxes, 1, queries, 4),
              scope.floats(new float[queries], 1, queries, 1));
      return new ActorReader(LABELS, thresholds).read(output, regions, List.of(SQUARE)).get(0);
    }
  }
}
