package io.pvit.inference.event;

import static io.pvit.inference.event.TestingCamera.HOP;
import static io.pvit.inference.event.TestingCamera.actor;
import static io.pvit.inference.event.TestingCamera.clip;
import static io.pvit.inference.event.TestingCamera.clipAt;
import static io.pvit.inference.event.TestingCamera.clipInEpoch;
import static io.pvit.inference.event.TestingCamera.evidence;
import static io.pvit.inference.event.TestingCamera.fold;
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
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventLifecycleTest {

  private static final EventRules LIMITS = EventRules.of(new Thresholds(0.6, 0.4));

  private final EventLifecycle events = new EventLifecycle(new Pace(2, 2, 4, 2, HOP));

  @Nested
  class AnEventStarts {

    @Test
    void whenEnoughClipsInARowShowTheAction() {
      EventStep step =
          fold(events, LIMITS, clip(5, actor("a", walks(0.8))), clip(6, actor("a", walks(0.7))));

      assertThat(step.events())
          .containsExactly(
              new ActionEvent(
                  "cam/a/14/5/aaaaaaaaaaaa",
                  0,
                  START,
                  "cam",
                  0,
                  "a",
                  14,
                  "walk",
                  0.7,
                  0.8,
                  new Box(0.1, 0.1, 0.2, 0.5),
                  timeUs(5),
                  timeUs(6),
                  6,
                  Optional.empty(),
                  evidence(6),
                  List.of(),
                  Optional.of(new StageStamps(0, 0, 0, 0)),
                  Optional.empty()));
    }

    @Test
    void atOnceWhenOneClipIsEnough() {
      EventLifecycle eager = new EventLifecycle(new Pace(1, 2, 4, 2, HOP));

      assertThat(fold(eager, LIMITS, clip(5, actor("a", walks(0.6)))).events())
          .extracting(ActionEvent::eventId)
          .containsExactly("cam/a/14/5/aaaaaaaaaaaa");
    }

    @Test
    void notBelowTheStartScore() {
      assertThat(folded(clip(5, actor("a", walks(0.59))), clip(6, actor("a", walks(0.59)))))
          .isEmpty();
    }

    @Test
    void notWhenAClipWithoutTheActionLiesBetween() {
      assertThat(
              folded(
                  clip(5, actor("a", walks(0.8))),
                  clip(6, actor("a")),
                  clip(7, actor("a", walks(0.8)))))
          .isEmpty();
    }

    @Test
    void notWhenAClipWithoutTheActorLiesBetween() {
      assertThat(folded(clip(5, actor("a", walks(0.8))), clip(6), clip(7, actor("a", walks(0.8)))))
          .isEmpty();
    }

    @Test
    void notWhenAClipWasLostInBetween() {
      assertThat(folded(clip(5, actor("a", walks(0.8))), clip(7, actor("a", walks(0.8)))))
          .isEmpty();
    }

    @Test
    void notWhenPicturesOfMoreThanAHopAreMissingInBetween() {
      assertThat(
              folded(
                  clip(5, actor("a", walks(0.8))), clipAt(timeUs(7), 0, 6, actor("a", walks(0.8)))))
          .isEmpty();
    }

    @Test
    void forEachActorAndActionOnItsOwn() {
      assertThat(
              folded(
                  clip(5, actor("b", talks(0.9), walks(0.8)), actor("a", walks(0.8))),
                  clip(6, actor("a", walks(0.8)), actor("b", talks(0.9), walks(0.8)))))
          .extracting(ActionEvent::eventId)
          .containsExactly(
              "cam/b/14/5/aaaaaaaaaaaa", "cam/b/79/5/aaaaaaaaaaaa", "cam/a/14/5/aaaaaaaaaaaa");
    }
  }

  @Nested
  class AnEventGoesOn {

    @Test
    void betweenTheTwoScores() {
      assertThat(folded(walking(0, 2, 0.8), walking(2, 4, 0.41)))
          .extracting(ActionEvent::type)
          .containsExactly(START, UPDATE);
    }

    @Test
    void withAnUpdateEverySoManyClips() {
      assertThat(folded(walking(0, 10, 0.8)))
          .extracting(ActionEvent::type, ActionEvent::revision, ActionEvent::keySequence)
          .containsExactly(tuple(START, 0, 1L), tuple(UPDATE, 1, 5L), tuple(UPDATE, 2, 9L));
    }

    @Test
    void thoughOneClipDoesNotShowTheAction() {
      assertThat(
              folded(
                  walking(0, 2, 0.8),
                  clips(clip(2, actor("a"))),
                  clips(clip(3, actor("a", walks(0.7)))),
                  clips(clip(4, actor("a")))))
          .extracting(ActionEvent::type)
          .containsExactly(START);
    }

    @Test
    void throughAnOcclusionThatTheTrackerBridges() {
      assertThat(
              folded(
                  walking(0, 2, 0.8),
                  clips(clip(2), clip(3)),
                  clips(clip(4, actor("a", walks(0.5))), clip(5, actor("a", walks(0.5))))))
          .extracting(ActionEvent::type, ActionEvent::keySequence)
          .containsExactly(tuple(START, 1L), tuple(UPDATE, 5L));
    }
  }

  @Nested
  class AnEventEnds {

    @Test
    void whenTheActorNoLongerDoesItAndTellsTheLastEvidence() {
      List<ActionEvent> all =
          folded(walking(0, 3, 0.8), clips(clip(3, actor("a", walks(0.39))), clip(4, actor("a"))));

      assertThat(all.get(1))
          .isEqualTo(
              new ActionEvent(
                  "cam/a/14/0/aaaaaaaaaaaa",
                  1,
                  END,
                  "cam",
                  0,
                  "a",
                  14,
                  "walk",
                  0.8,
                  0.8,
                  new Box(0.1, 0.1, 0.2, 0.5),
                  timeUs(0),
                  timeUs(2),
                  2,
                  Optional.of(EndReason.EVIDENCE_GONE),
                  evidence(2),
                  List.of(),
                  Optional.of(new StageStamps(0, 0, 0, 0)),
                  Optional.empty()));
    }

    @Test
    void whenTheTrackerCannotFindTheActorAgain() {
      assertThat(folded(walking(0, 2, 0.8), clips(clip(2), clip(3), clip(4))))
          .extracting(ActionEvent::type, event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly(tuple(START, ""), tuple(END, "ACTOR_LEFT"));
    }

    @Test
    void whenMoreWindowsWereLostThanTheTrackerBridges() {
      assertThat(folded(walking(0, 2, 0.8), clips(clip(9))))
          .extracting(ActionEvent::type)
          .containsExactly(START, END);
    }

    @Test
    void withTheTimeOfItsLastEvidenceWhenHoursOfPicturesAreMissing() {
      long hoursLaterUs = timeUs(2) + 8 * 3_600_000_000L;

      assertThat(
              folded(walking(0, 2, 0.8), clips(clipAt(hoursLaterUs, 0, 2, actor("b", walks(0.8))))))
          .extracting(ActionEvent::type, ActionEvent::endReason, ActionEvent::timeUs)
          .containsExactly(
              tuple(START, Optional.empty(), timeUs(1)),
              tuple(END, Optional.of(EndReason.ACTOR_LEFT), timeUs(1)));
    }

    @Test
    void whenItsEpochEnds() {
      EventStep running = fold(events, LIMITS, walking(0, 2, 0.8));

      EventStep ended = events.end(running.state(), "cam", EpochEnd.END_OF_INPUT);

      assertThat(ended.events())
          .extracting(ActionEvent::eventId, ActionEvent::endReason)
          .containsExactly(tuple("cam/a/14/0/aaaaaaaaaaaa", Optional.of(EndReason.END_OF_INPUT)));
      assertThat(events.end(ended.state(), "cam", EpochEnd.END_OF_INPUT).events()).isEmpty();
    }

    @Test
    void withTheReasonThatTheMarkerGives() {
      EventStep running = fold(events, LIMITS, walking(0, 2, 0.8));
      Map<EpochEnd, EndReason> reasons = new HashMap<>();

      for (EpochEnd reason : EpochEnd.values()) {
        ActionEvent end = events.end(running.state(), "cam", reason).events().get(0);
        reasons.put(reason, end.endReason().orElseThrow());
      }

      assertThat(reasons)
          .containsOnly(
              Map.entry(EpochEnd.END_OF_INPUT, EndReason.END_OF_INPUT),
              Map.entry(EpochEnd.CAMERA_LOST, EndReason.CAMERA_LOST),
              Map.entry(EpochEnd.PAUSED, EndReason.CAMERA_PAUSED),
              Map.entry(EpochEnd.REMOVED, EndReason.CAMERA_REMOVED),
              Map.entry(EpochEnd.FORMAT_CHANGED, EndReason.CAMERA_LOST),
              Map.entry(EpochEnd.READER_LOST, EndReason.CAMERA_LOST));
    }

    @Test
    void atTheFirstClipOfAnotherEpochWhenTheMarkerWasLost() {
      assertThat(folded(walking(0, 2, 0.8), clips(clipInEpoch(1, 3, actor("b", walks(0.9))))))
          .extracting(ActionEvent::type, ActionEvent::streamEpoch, ActionEvent::endReason)
          .containsExactly(
              tuple(START, 0, Optional.empty()), tuple(END, 0, Optional.of(EndReason.CAMERA_LOST)));
    }

    @Test
    void whenTheClockIsPutBack() {
      assertThat(
              folded(
                  walking(5, 2, 0.8),
                  clips(
                      clipAt(timeUs(1), 0, 7, actor("a", walks(0.8))),
                      clipAt(timeUs(2), 0, 8, actor("a", walks(0.8))))))
          .extracting(ActionEvent::type, ActionEvent::timeUs, ActionEvent::endReason)
          .containsExactly(
              tuple(START, timeUs(6), Optional.empty()),
              tuple(END, timeUs(6), Optional.of(EndReason.CAMERA_LOST)),
              tuple(START, timeUs(2), Optional.empty()));
    }

    @Test
    void andMayStartAgainUnderAnotherId() {
      assertThat(
              folded(
                  walking(0, 2, 0.8),
                  clips(clip(2, actor("a")), clip(3, actor("a"))),
                  clips(clip(4, actor("a", walks(0.8))), clip(5, actor("a", walks(0.8))))))
          .extracting(ActionEvent::eventId, ActionEvent::type)
          .containsExactly(
              tuple("cam/a/14/0/aaaaaaaaaaaa", START),
              tuple("cam/a/14/0/aaaaaaaaaaaa", END),
              tuple("cam/a/14/4/aaaaaaaaaaaa", START));
    }
  }

  @Nested
  class ThePresent {

    @Test
    void holdsTheOpenActionsOfAnActorSurestFirst() {
      EventStep step =
          fold(
              events,
              LIMITS,
              clip(5, actor("a", talks(0.9), walks(0.7))),
              clip(6, actor("a", talks(0.9), walks(0.7))));

      assertThat(step.present())
          .containsExactly(
              new Presence(
                  "a",
                  Optional.of(
                      new PresentState(
                          "cam",
                          "a",
                          new Box(0.1, 0.1, 0.2, 0.5),
                          List.of(talks(0.9), walks(0.7)),
                          timeUs(5),
                          timeUs(6),
                          List.of()))));
    }

    @Test
    void changesOnlyWhenAnEventIsWritten() {
      assertThat(fold(events, LIMITS, walking(0, 3, 0.8)).present()).isEmpty();
    }

    @Test
    void isRemovedWhenNothingGoesOnAnyMore() {
      EventStep gone = fold(events, LIMITS, concat(walking(0, 2, 0.8), clips(clip(7))));
      EventStep running = fold(events, LIMITS, walking(0, 2, 0.8));

      assertThat(gone.present()).containsExactly(new Presence("a", Optional.empty()));
      assertThat(events.end(running.state(), "cam", EndReason.CAMERA_REMOVED).present())
          .containsExactly(new Presence("a", Optional.empty()));
    }
  }

  @Test
  void whateverHappensEveryStartHasOneEndAndRevisionsCountUp() {
    Random random = new Random(7);
    CameraEvents state = CameraEvents.initial();
    List<ActionEvent> all = new ArrayList<>();
    long sequence = 0;
    for (int i = 0; i < 2000; i++) {
      sequence += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
      EventStep step =
          random.nextInt(50) == 0
              ? events.end(state, "cam", EpochEnd.CAMERA_LOST)
              : events.step(state, randomClip(random, sequence), LIMITS);
      all.addAll(step.events());
      state = step.state();
    }
    all.addAll(events.end(state, "cam", EpochEnd.END_OF_INPUT).events());

    Map<String, List<ActionEvent>> lives = new HashMap<>();
    all.forEach(
        event -> lives.computeIfAbsent(event.eventId(), id -> new ArrayList<>()).add(event));
    assertThat(lives).hasSizeGreaterThan(100);
    assertThat(lives.values()).allSatisfy(EventLifecycleTest::isOneLife);
  }

  private static void isOneLife(List<ActionEvent> life) {
    assertThat(life.get(0).type()).isEqualTo(START);
    assertThat(life.get(life.size() - 1).type()).isEqualTo(END);
    assertThat(life.subList(1, life.size() - 1)).allMatch(event -> event.type() == UPDATE);
    for (int i = 0; i < life.size(); i++) {
      assertThat(life.get(i).revision()).isEqualTo(i);
    }
  }

  private static ActionDetections randomClip(Random random, long sequence) {
    List<DetectedActor> actors = new ArrayList<>();
    for (String track : List.of("a", "b", "c")) {
      if (random.nextInt(4) > 0) {
        ScoredAction[] actions =
            random.nextBoolean()
                ? new ScoredAction[] {walks(random.nextDouble()), talks(random.nextDouble())}
                : new ScoredAction[] {walks(random.nextDouble())};
        actors.add(actor(track, actions));
      }
    }
    return clip(sequence, actors.toArray(DetectedActor[]::new));
  }

  private static ActionDetections[] walking(long from, int count, double score) {
    ActionDetections[] clips = new ActionDetections[count];
    for (int i = 0; i < count; i++) {
      clips[i] = clip(from + i, actor("a", walks(score)));
    }
    return clips;
  }

  private static ActionDetections[] clips(ActionDetections... clips) {
    return clips;
  }

  private List<ActionEvent> folded(ActionDetections[]... parts) {
    List<ActionEvent> all = new ArrayList<>();
    CameraEvents state = CameraEvents.initial();
    for (ActionDetections clip : concat(parts)) {
      EventStep step = events.step(state, clip, LIMITS);
      all.addAll(step.events());
      state = step.state();
    }
    return all;
  }

  private List<ActionEvent> folded(ActionDetections... clips) {
    return folded(new ActionDetections[][] {clips});
  }

  private static ActionDetections[] concat(ActionDetections[]... parts) {
    List<ActionDetections> all = new ArrayList<>();
    for (ActionDetections[] part : parts) {
      all.addAll(List.of(part));
    }
    return all.toArray(ActionDetections[]::new);
  }
}
