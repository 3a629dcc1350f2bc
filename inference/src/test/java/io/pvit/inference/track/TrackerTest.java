package io.pvit.inference.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Box;
import io.pvit.schemas.clip.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerTest {

  private static final Hop HOP = new Hop(1_000_000);
  private static final Box LEFT = new Box(0.0, 0.0, 0.2, 0.4);
  private static final Box LEFT_MOVED = new Box(0.05, 0.0, 0.25, 0.4);
  private static final Box RIGHT = new Box(0.7, 0.5, 0.9, 0.9);

  private final Tracker tracker = new Tracker(0.3, 0, 2, HOP);

  @Test
  void aNewActorIsNamedAfterTheEpochTheKeyFrameAndThePlaceInTheList() {
    Tracked tracked = step(TrackerState.initial(), 3, 41, List.of(LEFT, RIGHT));

    assertThat(tracked.ids()).containsExactly("3-41-0", "3-41-1");
  }

  @Test
  void anActorThatMovesALittleKeepsTheId() {
    TrackerState state = seen(1, LEFT, RIGHT);

    Tracked tracked = step(state, 0, 2, List.of(RIGHT, LEFT_MOVED));

    assertThat(tracked.ids()).containsExactly("0-1-1", "0-1-0");
  }

  @Test
  void anActorThatOverlapsTooLittleIsSomebodyElse() {
    TrackerState state = seen(1, LEFT);

    Tracked tracked = step(state, 0, 2, List.of(new Box(0.15, 0.0, 0.35, 0.4)));

    assertThat(tracked.ids()).containsExactly("0-2-0");
  }

  @Test
  void twoBoxesNeverShareATrack() {
    TrackerState state = seen(1, LEFT);

    Tracked tracked = step(state, 0, 2, List.of(LEFT_MOVED, LEFT));

    assertThat(tracked.ids()).containsExactly("0-2-0", "0-1-0");
  }

  @Test
  void theBestPairIsJoinedFirstWhateverTheOrder() {
    Box middle = new Box(0.1, 0.0, 0.3, 0.4);
    TrackerState state = seen(1, LEFT, middle);

    Tracked tracked = step(state, 0, 2, List.of(LEFT_MOVED, middle));

    assertThat(tracked.ids()).containsExactly("0-1-0", "0-1-1");
  }

  @Test
  void equalOverlapsGoToTheOlderTrackAndTheEarlierBox() {
    TrackerState state = seen(1, LEFT, LEFT);

    Tracked tracked = step(state, 0, 2, List.of(LEFT, LEFT, LEFT));

    assertThat(tracked.ids()).containsExactly("0-1-0", "0-1-1", "0-2-2");
  }

  @Test
  void anActorComesBackAfterAsManyMissedClipsAsAllowed() {
    TrackerState state = seen(1, LEFT);
    state = step(state, 0, 2, List.of()).state();
    state = step(state, 0, 3, List.of()).state();

    assertThat(step(state, 0, 4, List.of(LEFT)).ids()).containsExactly("0-1-0");
  }

  @Test
  void anActorMissedOnceMoreIsForgotten() {
    TrackerState state = seen(1, LEFT);
    state = step(state, 0, 2, List.of()).state();
    state = step(state, 0, 3, List.of()).state();
    state = step(state, 0, 4, List.of()).state();

    assertThat(step(state, 0, 5, List.of(LEFT)).ids()).containsExactly("0-5-0");
  }

  @Test
  void windowsThatWereLostCountAsMissed() {
    TrackerState state = seen(1, LEFT);

    assertThat(step(state, 0, 4, List.of(LEFT)).ids()).containsExactly("0-1-0");
    assertThat(step(state, 0, 5, List.of(LEFT)).ids()).containsExactly("0-5-0");
  }

  @Test
  void aHoleInThePicturesCountsAsTheClipsThatItTookThePlaceOf() {
    TrackerState state = seen(1, LEFT);

    assertThat(tracker.step(state, 0, 2, timeUs(4) + 999_999, List.of(LEFT)).ids())
        .containsExactly("0-1-0");
    assertThat(tracker.step(state, 0, 2, timeUs(5), List.of(LEFT)).ids()).containsExactly("0-2-0");
    assertThat(tracker.step(state, 0, 2, timeUs(28_801), List.of(LEFT)).state().tracks())
        .hasSize(1);
  }

  @Test
  void nobodyIsCarriedIntoAnotherEpoch() {
    TrackerState state = seen(1, LEFT);

    assertThat(step(state, 1, 2, List.of(LEFT)).ids()).containsExactly("1-2-0");
  }

  @Test
  void theStateDoesNotGrowWhileStrangersPassBy() {
    TrackerState state = TrackerState.initial();

    for (int clip = 0; clip < 100; clip++) {
      double x = clip % 10 * 0.1;
      state = step(state, 0, clip, List.of(new Box(x, 0, x + 0.05, 0.1))).state();
    }

    assertThat(state.tracks()).hasSize(4);
  }

  @Test
  void boxesThatDoNotTouchAreNeverJoined() {
    Tracker lenient = new Tracker(0, 0, 2, HOP);
    Tracked first = lenient.step(TrackerState.initial(), 0, 1, timeUs(1), List.of(LEFT));

    assertThat(lenient.step(first.state(), 0, 2, timeUs(2), List.of(RIGHT)).ids())
        .containsExactly("0-2-0");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Tracker(1.1, 0, 2, HOP))
        .hasMessage("minIou must be within 0..1, was 1.1");
    assertThatThrownBy(() -> new Tracker(0.3, 0, -1, HOP))
        .hasMessage("maxMissedClips must be >= 0, was -1");
    assertThatThrownBy(() -> new Tracker(0.3, -1, 2, HOP))
        .hasMessage("reach must be >= 0, was -1.0");
  }

  /** A clip a second. */
  private Tracked step(TrackerState state, int epoch, long keySequence, List<Box> boxes) {
    return tracker.step(state, epoch, keySequence, timeUs(keySequence), boxes);
  }

  private static long timeUs(long keySequence) {
    return keySequence * 1_000_000;
  }

  private TrackerState seen(long keySequence, Box... boxes) {
    return step(TrackerState.initial(), 0, keySequence, List.of(boxes)).state();
  }
}
