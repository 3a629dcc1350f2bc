package io.pvit.inference.actor;

import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.model.People;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says where the people of a clip are. Any thread may use it. */
public sealed interface ActorSource extends AutoCloseable
    permits NetworkActors, DetectedActors, ListedActors {

  /** Of a network that finds people itself. */
  static ActorSource network() {
    return new NetworkActors();
  }

  /**
   * The one that a configuration names.
   *
   * @param contract what the network's clips are like
   * @throws StopException when its file is missing, or none that this service can use
   */
  static ActorSource open(InferenceConfig.Actors config, InputContract contract) {
    return switch (config.source()) {
      case "onnx" -> DetectedActors.open(config, contract);
      case "precomputed" -> ListedActors.open(config);
      default -> network();
    };
  }

  /** What the network has to be able to do. */
  static People asks(InferenceConfig.Actors config) {
    return config.areGiven() ? People.GIVEN : People.FOUND;
  }

  /** What evidence calls it. */
  String name();

  /** The file that it rests on, if any. */
  Optional<String> sha256();

  /** The people at this moment; empty where the network is to find them. */
  Optional<List<GivenPerson>> people(KeyMoment moment);

  /** How long it takes to say so, about. */
  Duration effort();

  @Override
  void close();
}
