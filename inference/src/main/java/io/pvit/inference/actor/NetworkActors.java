package io.pvit.inference.actor;

import io.pvit.model.GivenPerson;
import io.pvit.schemas.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Leaves it to the network to find people. */
record NetworkActors() implements ActorSource {

  @Override
  public String name() {
    return Evidence.TOKENS;
  }

  @Override
  public Optional<String> sha256() {
    return Optional.empty();
  }

  @Override
  public Optional<List<GivenPerson>> people(KeyMoment moment) {
    return Optional.empty();
  }

  @Override
  public Duration effort() {
    return Duration.ZERO;
  }

  @Override
  public void close() {}
}
