package io.pvit.inference.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.Box;
import io.pvit.schemas.clip.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People who walk: narrow boxes that leave their own place from one clip to the next. */
class TrackerMotionTest {

  private static final Hop HOP = new Hop(1_000_000);

  private final Tracker tracker = new Tracker(0.3, 1.5, 2, HOP);
  private TrackerState state = TrackerState.initial();

  @Test
  void whoeverLeavesTheOwnBoxIsTheSameWithinReach() {
    step(1, person(0.1));

    assertThat(step(2, person(0.25))).containsExactly("0-1-0");
  }

  @Test
  void whoeverIsFartherIsSomebodyElse() {
    step(1, person(0.1));

    assertThat(step(2, person(0.4))).containsExactly("0-2-0");
  }

  @Test
  void whoeverIsMuchLargerIsSomebodyElse() {
    step(1, person(0.1));

    assertThat(step(2, new Box(0.15, 0.2, 0.3, 0.8))).containsExactly("0-2-0");
  }

  @Test
  void whoeverWasHiddenComesBackWhereTheWayLeads() {
    Tracker byOverlapAlone = new Tracker(0.3, 0, 2, HOP);
    for (int clip = 1; clip <= 3; clip++) {
      state =
          byOverlapAlone.step(state, 0, clip, timeUs(clip), List.of(person(0.02 * clip))).state();
    }

    assertThat(byOverlapAlone.step(state, 0, 6, timeUs(6), List.of(person(0.12))).ids())
        .containsExactly("0-1-0");
    assertThat(byOverlapAlone.step(state, 0, 6, timeUs(6), List.of(person(0.0))).ids())
        .as("the way leads elsewhere, and so far from the last box")
        .containsExactly("0-6-0");
  }

  @Test
  void overlapGoesBeforeNearness() {
    step(1, person(0.1), person(0.2));

    assertThat(step(2, person(0.21), person(0.3))).containsExactly("0-1-1", "0-1-0");
  }

  @Test
  void theWayThatLeadsOutOfThePictureEndsAtItsEdge() {
    step(1, person(0.85));
    step(2, person(0.93));

    assertThat(state.tracks().get(0).expectedAt(timeUs(4)).x2()).isEqualTo(1);
  }

  private List<String> step(long clip, Box... boxes) {
    Tracked tracked = tracker.step(state, 0, clip, timeUs(clip), List.of(boxes));
    state = tracked.state();
    return tracked.ids();
  }

  private static Box person(double x) {
    return new Box(x, 0.3, x + 0.06, 0.6);
  }

  private static long timeUs(long clip) {
    return clip * 1_000_000;
  }
}
