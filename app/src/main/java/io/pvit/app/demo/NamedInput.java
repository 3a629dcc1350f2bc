package io.pvit.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A film or camera of the user's. */
record NamedInput(View view, boolean live, Optional<Duration> limit) implements DemoInput {

  @Override
  public List<View> views() {
    return List.of(view);
  }

  @Override
  public Optional<ActedScore> score() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // It is opened and closed by whoever reads it.
  }
}
