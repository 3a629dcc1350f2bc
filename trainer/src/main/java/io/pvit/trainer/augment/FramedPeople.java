package io.pvit.trainer.augment;

import io.pvit.trainer.scene.label.PersonTruth;
import java.util.List;

/**
 * The people of a frame.
 *
 * @param shown who is a label
 * @param lost who is no label: never to be seen, or for the most part outside the window now
 */
public record FramedPeople(List<FramedPerson> shown, List<PersonTruth> lost) {

  public FramedPeople {
    shown = List.copyOf(shown);
    lost = List.copyOf(lost);
  }
}
