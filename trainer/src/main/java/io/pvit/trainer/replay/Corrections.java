package io.pvit.trainer.replay;

import io.pvit.schemas.ActionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is true of a clip after a person's word on it. */
public final class Corrections {

  private static final double SAME_PERSON_IOU = 0.5;

  private Corrections() {}

  /**
   * The people of a clip with one of them corrected. A confirmation adds to what is known of the
   * person; a correction is all that the person does; a rejection says that nobody is there.
   *
   * @param known who is there by everything said before
   */
  public static List<LabelledActor> apply(List<LabelledActor> known, ActionLabel label) {
    List<LabelledActor> people = new ArrayList<>(known);
    OptionalInt meant = meant(people, label);
    List<Integer> before =
        meant.isPresent() ? people.remove(meant.getAsInt()).actionIds() : List.of();
    switch (label.verdict()) {
      case CONFIRMED ->
          people.add(
              new LabelledActor(
                  label.box(),
                  Stream.concat(before.stream(), label.actionIds().stream()).toList()));
      case CORRECTED -> people.add(new LabelledActor(label.box(), label.actionIds()));
      case REJECTED -> {}
    }
    return List.copyOf(people);
  }

  private static OptionalInt meant(List<LabelledActor> people, ActionLabel label) {
    return IntStream.range(0, people.size())
        .filter(i -> people.get(i).box().iou(label.box()) >= SAME_PERSON_IOU)
        .reduce(
            (one, other) ->
                people.get(other).box().iou(label.box()) > people.get(one).box().iou(label.box())
                    ? other
                    : one);
  }
}
