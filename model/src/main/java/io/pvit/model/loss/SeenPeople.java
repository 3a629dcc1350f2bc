package io.pvit.model.loss;

import io.pvit.model.loss.SetMatching.Pair;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * The people of clips as a network's own actor head sees them. The head for given boxes learns from
 * these boxes beside the true ones, as in Ren et al., Faster R-CNN: when it serves it is given none
 * but found ones.
 */
final class SeenPeople {

  /** Boxes that overlap less with the true one may show somebody else. */
  private static final double LEAST_OVERLAP = 0.5;

  private SeenPeople() {}

  /**
   * Each clip's people, and after them the same people in the boxes that were found of them.
   *
   * @param found of each of the S clips; no gradient goes through its boxes
   * @param people of each of the S clips
   */
  static List<List<LabelledPerson>> of(ActorOutput found, List<List<LabelledPerson>> people) {
    int slots = Math.toIntExact(found.boxes().shape()[1]);
    SetMatching matching = new SetMatching(SetLossWeights.ACTORS, slots);
    float[] presence = found.presence().toFloats(); // (S, Q, 1)
    float[] boxes = found.boxes().toFloats(); // (S, Q, 4)
    List<List<LabelledPerson>> seen = new ArrayList<>();
    for (int clip = 0; clip < people.size(); clip++) {
      List<LabelledPerson> known = people.get(clip);
      List<LabelledPerson> all = new ArrayList<>(known);
      List<Box> truths = known.stream().map(LabelledPerson::box).toList();
      for (Pair pair : matching.pairs(clip, presence, boxes, truths)) {
        Box box = SetMatching.corners(boxes, clip * slots + pair.slot()).within(0, 1);
        if (box.iou(truths.get(pair.truth())) >= LEAST_OVERLAP) {
          all.add(known.get(pair.truth()).in(box));
        }
      }
      seen.add(List.copyOf(all));
    }
    return List.copyOf(seen);
  }
}
