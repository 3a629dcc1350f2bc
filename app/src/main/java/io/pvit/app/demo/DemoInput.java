package io.pvit.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a demo watches. */
sealed interface DemoInput extends AutoCloseable permits NamedInput, ActedInput {

  /** At least one. */
  List<View> views();

  /** Whether it sets its own pace. */
  boolean live();

  /** How much of it, in its own time or, when live, in that of the wall. */
  Optional<Duration> limit();

  /** What holds the detections against what is true, where that is known; empty elsewhere. */
  Optional<ActedScore> score();

  @Override
  void close();
}
