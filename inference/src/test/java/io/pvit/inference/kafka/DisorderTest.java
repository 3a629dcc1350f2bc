package io.pvit.inference.kafka;

import static io.pvit.inference.network.TestingNetwork.walker;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.EpochEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that come twice or late, and clocks that jump. */
class DisorderTest {

  private static final int WINDOWS = 12;

  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyClipThatTheOrderAllowsIsMadeOnceAndEveryStartHasOneEnd(long seed) {
    List<Long> order = disordered(new Random(seed));

    try (TestingDriver inference = new TestingDriver(parts(steady()))) {
      order.forEach(sequence -> inference.send("a", sequence));
      inference.sendMarker("a", WINDOWS, EpochEnd.END_OF_INPUT);

      assertThat(inference.keySequences()).containsExactlyElementsOf(allowed(order)).isNotEmpty();
      List<ActionEvent> events = inference.events();
      assertThat(ids(events, ActionEvent.Type.START)).doesNotHaveDuplicates().isNotEmpty();
      assertThat(ids(events, ActionEvent.Type.END))
          .containsExactlyElementsOf(ids(events, ActionEvent.Type.START));
    }
  }

  @Test
  void aClockOfTheMachineThatJumpsAheadAndBackMovesNothingButTheStamps() {
    AtomicInteger looks = new AtomicInteger();
    List<Duration> jumps = List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(-1));
    InstantSource jumping =
        () -> TestingDriver.NOW.plus(jumps.get(looks.getAndIncrement() % jumps.size()));

    assertThat(saidBy(jumping)).isEqualTo(saidBy(steady())).isNotEmpty();
  }

  private List<String> saidBy(InstantSource clock) {
    try (TestingDriver inference = new TestingDriver(parts(clock))) {
      inference.send("a", 0, 1, 2, 3, 4);
      inference.sendMarker("a", 5, EpochEnd.END_OF_INPUT);
      List<String> said = new ArrayList<>();
      for (ActionDetections each : inference.detections()) {
        said.add(each.detectionId() + " " + each.keyFrameTimeUs() + " " + each.actors());
      }
      for (ActionEvent each : inference.events()) {
        said.add("%s %s %d".formatted(each.eventId(), each.type(), each.timeUs()));
      }
      return said;
    }
  }

  /** Some windows come twice, the second time a little later, and some after their successor. */
  private static List<Long> disordered(Random random) {
    List<Long> order = new ArrayList<>(LongStream.range(0, WINDOWS).boxed().toList());
    for (int i = 0; i < WINDOWS / 4; i++) {
      int at = random.nextInt(order.size() - 3);
      order.add(at + 1 + random.nextInt(2), order.get(at));
      Collections.swap(order, at + 1, at + 2);
    }
    return order;
  }

  /** A window counts that is newer than all before, and completes a clip with the one before it. */
  private static List<Long> allowed(List<Long> order) {
    List<Long> clips = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (long sequence : order) {
      if (sequence == last + 1) {
        clips.add(sequence);
      }
      last = Math.max(last, sequence);
    }
    return clips;
  }

  private static List<String> ids(List<ActionEvent> events, ActionEvent.Type type) {
    return events.stream().filter(it -> it.type() == type).map(ActionEvent::eventId).toList();
  }

  private static InstantSource steady() {
    return InstantSource.fixed(TestingDriver.NOW);
  }

  private TestingShared parts(InstantSource clock) {
    return new TestingShared(
        state,
        new TestingNetwork(numbers -> List.of(walker(0.8))),
        ActorSource.network(),
        1,
        () -> new MockConsumer<>(AutoOffsetResetStrategy.NONE.name()),
        clock);
  }
}
