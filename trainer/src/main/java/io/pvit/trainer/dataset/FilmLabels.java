package io.pvit.trainer.dataset;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.scene.label.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is known of a film's clip, in the terms of a network. */
final class FilmLabels {

  private final Map<Integer, Integer> outputs = new HashMap<>();

  /**
   * @param actions of the network, in the order of its outputs
   */
  FilmLabels(List<Label> actions) {
    for (int output = 0; output < actions.size(); output++) {
      outputs.put(actions.get(output).id(), output);
    }
  }

  /**
   * Labels of a clip as it is framed.
   *
   * @param width pixels of the pictures that are framed
   * @param seconds of its frames
   */
  ClipLabels of(ClipKnowledge known, Framing framing, int width, int height, List<Double> seconds) {
    if (known instanceof ClipKnowledge.OfClass it) {
      return ClipLabels.real().withAction(it.output());
    }
    if (known instanceof ClipKnowledge.StateChange it) {
      return ClipLabels.real().withAction(stateClass(it, seconds));
    }
    return ClipLabels.real()
        .withPeople(people((ClipKnowledge.People) known, framing, width, height));
  }

  /**
   * One class for both questions of Ego4D: 0 without a change, else 1 and the frame that is nearest
   * to the point of no return.
   */
  private static int stateClass(ClipKnowledge.StateChange change, List<Double> seconds) {
    if (change.pointOfNoReturn().isEmpty()) {
      return 0;
    }
    double point = change.pointOfNoReturn().getAsDouble();
    int nearest = 0;
    for (int frame = 1; frame < seconds.size(); frame++) {
      if (Math.abs(seconds.get(frame) - point) < Math.abs(seconds.get(nearest) - point)) {
        nearest = frame;
      }
    }
    return 1 + nearest;
  }

  private List<LabelledPerson> people(
      ClipKnowledge.People known, Framing framing, int width, int height) {
    List<LabelledPerson> people = new ArrayList<>();
    for (ClipKnowledge.Person person : known.people()) {
      framing
          .shown(pixels(person.box(), width, height))
          .ifPresent(
              box ->
                  people.add(
                      new LabelledPerson(
                          box, person.actions().stream().map(this::output).sorted().toList())));
    }
    return people;
  }

  private int output(int action) {
    return Objects.requireNonNull(
        outputs.get(action), () -> "the network has no action with the id " + action);
  }

  /** The largest person, in pixels of a picture of that size. */
  static Box largest(ClipKnowledge known, int width, int height) {
    Optional<io.pvit.model.net.Box> largest =
        known instanceof ClipKnowledge.People it
            ? it.people().stream()
                .map(ClipKnowledge.Person::box)
                .max(
                    Comparator.comparingDouble(
                        box -> (double) (box.x2() - box.x1()) * (box.y2() - box.y1())))
            : Optional.empty();
    return largest.map(box -> pixels(box, width, height)).orElse(Box.NONE);
  }

  private static Box pixels(io.pvit.model.net.Box box, int width, int height) {
    return new Box(
        (double) box.x1() * width,
        (double) box.y1() * height,
        (double) box.x2() * width,
        (double) box.y2() * height);
  }
}
