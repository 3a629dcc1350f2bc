package io.pvit.app.events;

import io.pvit.model.ActorPrediction;
import io.pvit.model.Clip;
import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.model.Pvit;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Has a network watch again what records of events rest on. */
public final class Replay {

  /** What else is in a batch moves a score by less, as does another processor. */
  public static final double TOLERANCE = 1e-4;

  private final Pvit network;
  private final FrameDecoder decoder = new FrameDecoder();

  /**
   * @param network of the checkpoint and the precision that the records name, for clips as theirs
   */
  public Replay(Pvit network) {
    this.network = network;
  }

  /**
   * What came out beside what is recorded.
   *
   * @param recorded the record
   * @param score of its action by the person in its place; empty when nobody is there
   * @param overlap of that person's box with the recorded one, 0..1
   */
  public record Outcome(ActionEvent recorded, OptionalDouble score, double overlap) {

    /** True to the last bit. */
    public boolean isSame() {
      return score.isPresent() && score.getAsDouble() == recorded.score() && overlap == 1;
    }

    /** True within {@link #TOLERANCE}. */
    public boolean isReproduced() {
      return score.isPresent() && Math.abs(score.getAsDouble() - recorded.score()) <= TOLERANCE;
    }
  }

  /**
   * @param windows those of the record's clip, oldest first
   * @return empty when they do not make a clip of the network's: others are in their place
   */
  public Optional<Outcome> of(ActionEvent recorded, List<FrameWindow> windows) {
    return clip(windows, givenIn(recorded)).map(clip -> outcome(recorded, clip));
  }

  /** The record has the very box that the network was told, so that its finder is not needed. */
  private static Optional<List<GivenPerson>> givenIn(ActionEvent recorded) {
    Box box = recorded.box();
    return recorded.evidence().actorsWereGiven()
        ? Optional.of(List.of(new GivenPerson(box.x1(), box.y1(), box.x2(), box.y2(), 1)))
        : Optional.empty();
  }

  private Optional<Clip> clip(List<FrameWindow> windows, Optional<List<GivenPerson>> people) {
    InputContract contract = network.card().inputContract();
    List<FramePixels> pixels = new ArrayList<>();
    for (FrameWindow window : windows) {
      for (Frame frame : window.frames()) {
        if (decoder.decode(frame.payload(), contract) instanceof DecodedPicture.Pixels it) {
          pixels.add(it.frame());
        }
      }
    }
    return pixels.size() == contract.frames()
        ? Optional.of(new Clip(pixels, people))
        : Optional.empty();
  }

  private Outcome outcome(ActionEvent recorded, Clip clip) {
    return network.watchWithoutThresholds(List.of(clip)).get(0).stream()
        .max(Comparator.comparingDouble(person -> box(person).iou(recorded.box())))
        .map(
            person ->
                new Outcome(recorded, score(person, recorded), box(person).iou(recorded.box())))
        .orElseGet(() -> new Outcome(recorded, OptionalDouble.empty(), 0));
  }

  private static OptionalDouble score(ActorPrediction person, ActionEvent recorded) {
    return person.actions().stream()
        .filter(action -> action.actionId() == recorded.actionId())
        .mapToDouble(action -> action.score())
        .findFirst();
  }

  private static Box box(ActorPrediction person) {
    return new Box(person.x1(), person.y1(), person.x2(), person.y2());
  }
}
