package io.pvit.schemas.clip;

import static io.pvit.schemas.clip.ClipStep.Verdict.BEGINS;
import static io.pvit.schemas.clip.ClipStep.Verdict.COMPLETES;
import static io.pvit.schemas.clip.ClipStep.Verdict.DUPLICATE;
import static io.pvit.schemas.clip.ClipStep.Verdict.GROWS;
import static io.pvit.schemas.clip.ClipStep.Verdict.MARKER;
import static io.pvit.schemas.clip.ClipStep.Verdict.NOT_FITTING;
import static io.pvit.schemas.clip.ClipStep.Verdict.UNUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.clip.ClipStep.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipRuleTest {

  private final ClipRule pairs = new ClipRule(new ClipShape(2, 8, 8, 125_000));

  @Test
  void everyWindowAfterTheFirstCompletesAClip() {
    assertThat(verdicts(pairs, full(0), full(1), full(2), full(3)))
        .containsExactly(BEGINS, COMPLETES, COMPLETES, COMPLETES);
  }

  @Test
  void aCameraMayBeginAtAnySequence() {
    assertThat(verdicts(pairs, full(700), full(701))).containsExactly(BEGINS, COMPLETES);
  }

  @Test
  void aClipOfThreeWindowsNeedsThree() {
    ClipRule triples = new ClipRule(new ClipShape(3, 8, 12, 125_000));

    assertThat(verdicts(triples, full(0), full(1), full(2), full(3), full(5), full(6), full(7)))
        .containsExactly(BEGINS, GROWS, COMPLETES, COMPLETES, BEGINS, GROWS, COMPLETES);
  }

  @Test
  void aClipOfOneWindowIsCompleteWithIt() {
    ClipRule singles = new ClipRule(new ClipShape(1, 8, 4, 125_000));

    assertThat(verdicts(singles, full(0), full(2))).containsExactly(COMPLETES, COMPLETES);
  }

  @Test
  void theRunHoldsTheOffsetsOfTheWindowsThatTheNextClipNeeds() {
    ClipRule triples = new ClipRule(new ClipShape(3, 8, 12, 125_000));
    ClipState state = ClipState.initial();
    List<List<Long>> runs = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      state = triples.step(state, full(i), 100L + i).state();
      runs.add(state.run());
    }

    assertThat(runs)
        .containsExactly(
            List.of(100L), List.of(100L, 101L), List.of(101L, 102L), List.of(102L, 103L));
  }

  @Test
  void noClipSpansAGapInTheSequence() {
    assertThat(verdicts(pairs, full(0), full(1), full(3), full(4)))
        .containsExactly(BEGINS, COMPLETES, BEGINS, COMPLETES);
  }

  @Test
  void noClipSpansADiscontinuity() {
    assertThat(verdicts(pairs, full(0), facts(1, 0, true, 8, 320, 240, 125_000), full(2)))
        .containsExactly(BEGINS, BEGINS, COMPLETES);
  }

  @Test
  void noClipSpansTwoEpochsEvenWhenTheMarkerIsMissing() {
    assertThat(verdicts(pairs, full(0), inEpoch(1, 1), inEpoch(2, 1)))
        .containsExactly(BEGINS, BEGINS, COMPLETES);
  }

  @Test
  void noClipSpansAChangeOfSize() {
    assertThat(
            verdicts(
                pairs,
                full(0),
                facts(1, 0, false, 8, 320, 256, 125_000),
                facts(2, 0, false, 8, 300, 256, 125_000)))
        .containsExactly(BEGINS, BEGINS, BEGINS);
  }

  @Test
  void noClipSpansAClockThatWasSetBack() {
    WindowFacts early = new WindowFacts(1, 0, false, 8, 320, 240, 125_000, 874_999, 1_750_000);
    WindowFacts still = new WindowFacts(1, 0, false, 8, 320, 240, 125_000, 875_000, 1_750_000);

    assertThat(verdicts(pairs, full(0), early)).containsExactly(BEGINS, BEGINS);
    assertThat(verdicts(pairs, full(0), still)).containsExactly(BEGINS, COMPLETES);
  }

  @Test
  void noClipSpansATopicThatWasMadeAnew() {
    ClipState state = pairs.step(ClipState.initial(), full(0), 500).state();

    assertThat(pairs.step(state, full(1), 0).verdict()).isEqualTo(BEGINS);
  }

  @Test
  void aTopicThatWasMadeAnewBeginsFromNothing() {
    ClipState state = ClipState.initial();
    for (int i = 0; i < 3; i++) {
      state = pairs.step(state, full(50_000 + i), 90_000 + i).state();
    }

    assertThat(pairs.step(state, full(0), 90_002))
        .isEqualTo(pairs.step(ClipState.initial(), full(0), 90_002));
    assertThat(pairs.step(state, marker(0, 0), 0))
        .isEqualTo(pairs.step(ClipState.initial(), marker(0, 0), 0));
    assertThat(pairs.step(state, full(0), 90_003).verdict()).isEqualTo(DUPLICATE);
  }

  @Test
  void everyWindowThatCountsMovesThePlaceInTheTopic() {
    ClipState before = pairs.step(ClipState.initial(), full(0), 10).state();

    assertThat(pairs.step(before, full(1), 11).state().lastOffset()).isEqualTo(11);
    assertThat(pairs.step(before, marker(1, 0), 11).state().lastOffset()).isEqualTo(11);
    assertThat(pairs.step(before, sized(1, 3), 11).state().lastOffset()).isEqualTo(11);
    assertThat(pairs.step(before, sized(1, 16), 11).state().lastOffset()).isEqualTo(11);
  }

  @Test
  void aWindowSeenBeforeIsADuplicateAndChangesNothing() {
    ClipState state = after(pairs, full(0), full(1), full(2));

    assertThat(pairs.step(state, full(2), 9)).isEqualTo(new ClipStep(state, DUPLICATE, ""));
    assertThat(pairs.step(state, full(1), 9)).isEqualTo(new ClipStep(state, DUPLICATE, ""));
    assertThat(pairs.step(state, full(3), 9).verdict()).isEqualTo(COMPLETES);
  }

  @Test
  void aMarkerTakesASequenceAndEndsTheRun() {
    assertThat(verdicts(pairs, full(0), marker(1, 0), inEpoch(2, 1), inEpoch(3, 1)))
        .containsExactly(BEGINS, MARKER, BEGINS, COMPLETES);
  }

  @Test
  void aMarkerSeenBeforeIsADuplicate() {
    assertThat(verdicts(pairs, full(0), marker(1, 0), marker(1, 0)))
        .containsExactly(BEGINS, MARKER, DUPLICATE);
  }

  @Test
  void theShortLastWindowOfAnEpochIsNotUsed() {
    assertThat(verdicts(pairs, full(0), full(1), sized(2, 3), marker(3, 0)))
        .containsExactly(BEGINS, COMPLETES, UNUSED, MARKER);
  }

  @Test
  void aSecondShortWindowInAnEpochMeansThatTheCameraDoesNotFit() {
    assertThat(verdicts(pairs, sized(0, 4), sized(1, 4), sized(2, 4), marker(3, 0)))
        .containsExactly(UNUSED, NOT_FITTING, UNUSED, MARKER);
  }

  @Test
  void aMisfitIsSaidOnceInEveryEpochAndNamesWhatIsWanted() {
    WindowFacts slow = facts(0, 0, false, 8, 320, 240, 200_000);
    WindowFacts slowAgain = facts(1, 0, false, 8, 320, 240, 200_000);
    WindowFacts slowLater = facts(2, 1, false, 8, 320, 240, 200_000);

    assertThat(verdicts(pairs, slow, slowAgain, slowLater))
        .containsExactly(NOT_FITTING, UNUSED, NOT_FITTING);
    assertThat(pairs.step(ClipState.initial(), slow, 0).detail())
        .isEqualTo("frames are 200000 us apart, the checkpoint wants 125000 us");
    assertThat(pairs.step(ClipState.initial(), sized(0, 16), 0).detail())
        .isEqualTo("windows have 16 frames, the checkpoint wants 8");
  }

  @Test
  void noClipSpansAWindowThatDoesNotFit() {
    assertThat(verdicts(pairs, full(0), sized(1, 16), full(2), full(3)))
        .containsExactly(BEGINS, NOT_FITTING, BEGINS, COMPLETES);
  }

  @Test
  void noClipSpansAWindowWhosePicturesCouldNotBeUsed() {
    ClipState state = after(pairs, full(0), full(1)).interrupted();

    assertThat(pairs.step(state, full(2), 2).verdict()).isEqualTo(BEGINS);
  }

  @Test
  void theKeyFrameLiesInTheWindowThatTheContractSays() {
    assertThat(new ClipShape(2, 8, 8, 125_000).keySequence(7)).isEqualTo(7);
    assertThat(new ClipShape(2, 8, 7, 125_000).keySequence(7)).isEqualTo(6);
    assertThat(new ClipShape(4, 8, 16, 125_000).keySequence(7)).isEqualTo(6);
  }

  @Test
  void aShapeThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new ClipShape(2, 8, 16, 125_000))
        .hasMessage("keyFrame must lie in the clip, was 16");
  }

  private static List<Verdict> verdicts(ClipRule rule, WindowFacts... windows) {
    List<Verdict> verdicts = new ArrayList<>();
    ClipState state = ClipState.initial();
    for (WindowFacts window : windows) {
      ClipStep step = rule.step(state, window, verdicts.size());
      verdicts.add(step.verdict());
      state = step.state();
    }
    return verdicts;
  }

  private static ClipState after(ClipRule rule, WindowFacts... windows) {
    ClipState state = ClipState.initial();
    for (WindowFacts window : windows) {
      state = rule.step(state, window, window.sequence()).state();
    }
    return state;
  }

  private static WindowFacts full(long sequence) {
    return inEpoch(sequence, 0);
  }

  private static WindowFacts inEpoch(long sequence, int epoch) {
    return facts(sequence, epoch, false, 8, 320, 240, 125_000);
  }

  private static WindowFacts sized(long sequence, int frames) {
    return facts(sequence, 0, false, frames, 320, 240, 125_000);
  }

  private static WindowFacts marker(long sequence, int epoch) {
    return facts(sequence, epoch, false, 0, 0, 0, 125_000);
  }

  private static WindowFacts facts(
      long sequence,
      int epoch,
      boolean discontinuity,
      int frames,
      int width,
      int height,
      long intervalUs) {
    long fromUs = sequence * 1_000_000;
    return new WindowFacts(
        sequence,
        epoch,
        discontinuity,
        frames,
        width,
        height,
        intervalUs,
        fromUs,
        fromUs + 875_000);
  }
}
