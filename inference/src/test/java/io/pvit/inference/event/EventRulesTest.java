package io.pvit.inference.event;

import static io.pvit.inference.event.TestingCamera.HOP;
import static io.pvit.inference.event.TestingCamera.TALK;
import static io.pvit.inference.event.TestingCamera.WALK;
import static io.pvit.inference.event.TestingCamera.actor;
import static io.pvit.inference.event.TestingCamera.clip;
import static io.pvit.inference.event.TestingCamera.talks;
import static io.pvit.inference.event.TestingCamera.timeUs;
import static io.pvit.inference.event.TestingCamera.walks;
import static io.pvit.schemas.ActionEvent.Type.END;
import static io.pvit.schemas.ActionEvent.Type.START;
import static io.pvit.schemas.ActionEvent.Type.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.Box;
import io.pvit.schemas.Camera;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.Point;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventRulesTest {

  private static final Thresholds CARD = new Thresholds(0.6, 0.4);

  private final EventLifecycle lifecycle = new EventLifecycle(new Pace(2, 2, 4, 2, HOP));
  private final List<ActionEvent> events = new ArrayList<>();
  private CameraEvents state = CameraEvents.initial();

  @Nested
  class ThresholdsOfOneAction {

    private final EventRules rules =
        new EventRules(CARD, Map.of(TALK, new Thresholds(0.9, 0.8)), Set.of(), 0, 0, List.of());

    @Test
    void areItsAloneAndTheCardsAreTheOthers() {
      for (int i = 0; i < 3; i++) {
        take(rules, clip(i, actor("a", walks(0.7), talks(0.7))));
      }

      assertThat(events).extracting(ActionEvent::actionName).containsExactly("walk");
    }

    @Test
    void holdForItsEndAsWell() {
      take(rules, clip(0, actor("a", talks(0.9))), clip(1, actor("a", talks(0.9))));
      take(rules, clip(2, actor("a", talks(0.79))), clip(3, actor("a", talks(0.79))));

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::endReason)
          .containsExactly(
              tuple(START, Optional.empty()), tuple(END, Optional.of(EndReason.EVIDENCE_GONE)));
    }
  }

  @Nested
  class AClassFilter {

    @Test
    void keepsOtherActionsFromStarting() {
      EventRules rules = filter(TALK);

      for (int i = 0; i < 3; i++) {
        take(rules, clip(i, actor("a", walks(0.9), talks(0.9))));
      }

      assertThat(events).extracting(ActionEvent::actionName).containsExactly("talk to");
    }

    @Test
    void thatComesLaterEndsWhatItNoLongerTellsOf() {
      take(EventRules.of(CARD), clip(0, actor("a", walks(0.9))), clip(1, actor("a", walks(0.9))));
      take(filter(TALK), clip(2, actor("a", walks(0.9))), clip(3, actor("a", walks(0.9))));

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::endReason)
          .containsExactly(
              tuple(START, Optional.empty()), tuple(END, Optional.of(EndReason.EVIDENCE_GONE)));
    }

    private EventRules filter(int action) {
      return new EventRules(CARD, Map.of(), Set.of(action), 0, 0, List.of());
    }
  }

  @Nested
  class AMinimumDuration {

    private final EventRules rules = waiting(3_000_000, 0);

    @Test
    void isWaitedForAndTheStartTellsTheFirstEvidence() {
      for (int i = 0; i < 5; i++) {
        take(rules, clip(i, actor("a", walks(0.8))));
      }

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::startTimeUs, ActionEvent::timeUs)
          .containsExactly(tuple(START, timeUs(0), timeUs(3)));
    }

    @Test
    void isWaitedForByTheLowerScoreAndThroughAnOcclusion() {
      take(rules, clip(0, actor("a", walks(0.8))), clip(1, actor("a", walks(0.8))));
      take(rules, clip(2), clip(3, actor("a", walks(0.41))));

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::startTimeUs, ActionEvent::timeUs)
          .containsExactly(tuple(START, timeUs(0), timeUs(3)));
    }

    @Test
    void beginsAnewWhenTheActionIsGoneMeanwhile() {
      take(rules, clip(0, actor("a", walks(0.8))), clip(1, actor("a", walks(0.8))));
      take(rules, clip(2, actor("a", walks(0.39))));
      take(rules, clip(3, actor("a", walks(0.8))), clip(4, actor("a", walks(0.8))));

      assertThat(events).isEmpty();
    }
  }

  @Nested
  class ACooldown {

    private final EventRules rules = waiting(0, 4_000_000);

    @Test
    void letsTheSameActorsSameActionStartNoOtherUntilItIsOver() {
      takeWalkFromTo(0, 2);
      take(rules, clip(2, actor("a")), clip(3, actor("a")));
      takeWalkFromTo(4, 10);

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::startTimeUs)
          .containsExactly(tuple(START, timeUs(0)), tuple(END, timeUs(0)), tuple(START, timeUs(7)));
    }

    @Test
    void isNothingToOtherActionsAndOtherActors() {
      takeWalkFromTo(0, 2);
      take(rules, clip(2, actor("a")), clip(3, actor("a")));
      for (int i = 4; i < 6; i++) {
        take(rules, clip(i, actor("a", talks(0.9)), actor("b", walks(0.9))));
      }

      assertThat(events.subList(2, events.size()))
          .extracting(ActionEvent::trackId, ActionEvent::actionName)
          .containsExactly(tuple("a", "talk to"), tuple("b", "walk"));
    }

    private void takeWalkFromTo(int from, int to) {
      for (int i = from; i < to; i++) {
        take(rules, clip(i, actor("a", walks(0.8))));
      }
    }
  }

  @Nested
  class Zones {

    private final EventRules rules =
        new EventRules(
            CARD,
            Map.of(),
            Set.of(),
            0,
            0,
            List.of(stripe("left", 0, 0.5), stripe("middle", 0.4, 0.7)));

    @Test
    void areThoseTheFeetHaveEnteredInTheirOrder() {
      take(rules, clip(0, at(0.05)), clip(1, at(0.05)), clip(2, at(0.55)), clip(3, at(0.05)));

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::timeUs, ActionEvent::zones)
          .containsExactly(
              tuple(START, timeUs(1), List.of("left")),
              tuple(UPDATE, timeUs(2), List.of("left", "middle")));
    }

    @Test
    void ofThePresentAreThoseTheActorIsInNow() {
      take(rules, clip(0, at(0.05)), clip(1, at(0.05)));
      EventStep entered = lifecycle.step(state, clip(2, at(0.55)), rules);

      assertThat(entered.present().get(0).state().orElseThrow().zones()).containsExactly("middle");
    }

    @Test
    void enteredStayWithTheEventToItsEnd() {
      take(rules, clip(0, at(0.05)), clip(1, at(0.55)), clip(2), clip(3), clip(4));

      assertThat(events)
          .extracting(ActionEvent::type, ActionEvent::zones)
          .containsExactly(
              tuple(START, List.of("left", "middle")), tuple(END, List.of("left", "middle")));
    }

    private Zone stripe(String name, double from, double to) {
      return new Zone(
          name,
          List.of(new Point(from, 0), new Point(to, 0), new Point(to, 1), new Point(from, 1)));
    }

    private DetectedActor at(double x) {
      return new DetectedActor("a", new Box(x, 0.1, x + 0.1, 0.9), 0.9, List.of(walks(0.8)));
    }
  }

  @Test
  void aCamerasDefinitionGoesBeforeTheServicesConfiguration() {
    Zone everywhere = new Zone("all", List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)));
    Camera yard =
        new Camera(
            "yard",
            "rtsp://10.0.0.7/live",
            8,
            256,
            true,
            List.of(everywhere),
            new Reporting(List.of(WALK), Optional.of(700), Optional.empty(), Optional.empty()));
    Map<Integer, Thresholds> ofClass = Map.of(TALK, new Thresholds(0.9, 0.8));
    RuleBook book = new RuleBook(ofClass, 100, 200);

    assertThat(book.of(Optional.of(yard), CARD))
        .isEqualTo(
            new EventRules(CARD, ofClass, Set.of(WALK), 700_000, 200_000, List.of(everywhere)));
    assertThat(book.of(Optional.empty(), CARD))
        .isEqualTo(new EventRules(CARD, ofClass, Set.of(), 100_000, 200_000, List.of()));
  }

  private static EventRules waiting(long minDurationUs, long cooldownUs) {
    return new EventRules(CARD, Map.of(), Set.of(), minDurationUs, cooldownUs, List.of());
  }

  private void take(EventRules rules, ActionDetections... clips) {
    for (ActionDetections clip : clips) {
      EventStep step = lifecycle.step(state, clip, rules);
      events.addAll(step.events());
      state = step.state();
    }
  }
}
