package io.pvit.inference.event;

import static io.pvit.inference.event.TestingCamera.HOP;
import static io.pvit.inference.event.TestingCamera.actor;
import static io.pvit.inference.event.TestingCamera.clip;
import static io.pvit.inference.event.TestingCamera.talks;
import static io.pvit.inference.event.TestingCamera.walks;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.ScoredAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What somebody knows who comes late and reads the compacted topic alone. */
class PresentTest {

  private static final EventRules RULES =
      new EventRules(new Thresholds(0.6, 0.4), Map.of(), Set.of(), 1_000_000, 2_000_000, List.of());

  private final EventLifecycle lifecycle = new EventLifecycle(new Pace(2, 2, 4, 2, HOP));
  private final Map<String, PresentState> topic = new TreeMap<>();
  private final Map<String, Set<Integer>> goingOn = new TreeMap<>();

  @Test
  void isAlwaysWhatHasStartedAndNotEnded() {
    Random random = new Random(11);
    CameraEvents state = CameraEvents.initial();
    long sequence = 0;
    int busy = 0;
    for (int i = 0; i < 3000; i++) {
      sequence += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
      EventStep step =
          random.nextInt(50) == 0
              ? lifecycle.end(state, "cam", EpochEnd.READER_LOST)
              : lifecycle.step(state, clip(sequence, people(random)), RULES);
      state = step.state();
      step.events().forEach(this::follow);
      step.present()
          .forEach(
              it ->
                  it.state()
                      .ifPresentOrElse(
                          present -> topic.put(it.trackId(), present),
                          () -> topic.remove(it.trackId())));

      assertThat(actionsOnTheTopic()).isEqualTo(goingOn);
      busy += goingOn.isEmpty() ? 0 : 1;
    }
    assertThat(busy).as("clips in which something went on").isGreaterThan(500);
  }

  private void follow(ActionEvent event) {
    Set<Integer> actions = goingOn.computeIfAbsent(event.trackId(), track -> new TreeSet<>());
    if (event.type() == ActionEvent.Type.END) {
      actions.remove(event.actionId());
    } else {
      actions.add(event.actionId());
    }
    if (actions.isEmpty()) {
      goingOn.remove(event.trackId());
    }
  }

  private Map<String, Set<Integer>> actionsOnTheTopic() {
    Map<String, Set<Integer>> actions = new TreeMap<>();
    topic.forEach(
        (track, state) -> {
          Set<Integer> ids = new TreeSet<>();
          state.actions().forEach(action -> ids.add(action.actionId()));
          actions.put(track, ids);
        });
    return actions;
  }

  private static DetectedActor[] people(Random random) {
    List<DetectedActor> people = new ArrayList<>();
    for (String track : List.of("a", "b", "c")) {
      if (random.nextInt(5) > 0) {
        ScoredAction[] actions =
            random.nextBoolean()
                ? new ScoredAction[] {
                  walks(0.3 + 0.7 * random.nextDouble()), talks(0.3 + 0.7 * random.nextDouble())
                }
                : new ScoredAction[] {walks(0.3 + 0.7 * random.nextDouble())};
        people.add(actor(track, actions));
      }
    }
    return people.toArray(DetectedActor[]::new);
  }
}
