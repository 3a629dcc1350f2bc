package io.pvit.model;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.Box;
import io.pvit.model.net.Roi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what people do whose boxes are given: the surest few. Threads share it. */
final class RegionReader {

  private final ActionReader actions;
  private final int mostPeople;

  /**
   * @param labels of the network's outputs, in their order
   * @param thresholds how many people and which actions count; who is a person was decided before
   */
  RegionReader(List<Label> labels, Thresholds thresholds) {
    this.actions = new ActionReader(labels, thresholds.actionEnd());
    this.mostPeople = thresholds.maxActors();
  }

  /**
   * The people of each clip, surest first; a person's score and box are as given.
   *
   * @param given of each clip
   * @param regions of the same clips
   * @param letterboxes where each clip's source lies in the network's picture
   * @throws IllegalStateException when a number is infinite or not a number
   */
  List<List<ActorPrediction>> read(
      List<List<GivenPerson>> given, RegionScores regions, List<Letterbox> letterboxes) {
    List<List<GivenPerson>> kept = given.stream().map(this::surest).toList();
    List<Roi> places = new ArrayList<>();
    for (int clip = 0; clip < kept.size(); clip++) {
      for (GivenPerson person : kept.get(clip)) {
        places.add(new Roi(clip, pixels(person, letterboxes.get(clip))));
      }
    }
    float[] logits =
        places.isEmpty() ? new float[0] : ActionReader.finite(regions.of(places)); // (R, labels)
    List<List<ActorPrediction>> people = new ArrayList<>();
    int at = 0;
    for (List<GivenPerson> ofClip : kept) {
      List<ActorPrediction> read = new ArrayList<>();
      for (GivenPerson person : ofClip) {
        read.add(actor(person, actions.read(logits, at++ * actions.labels().size())));
      }
      people.add(List.copyOf(read));
    }
    return List.copyOf(people);
  }

  /** Of equal scores the earlier is the surer, so that an answer never depends on chance. */
  private List<GivenPerson> surest(List<GivenPerson> given) {
    return given.stream()
        .sorted(Comparator.comparingDouble((GivenPerson person) -> -person.score()))
        .limit(mostPeople)
        .toList();
  }

  private static Box pixels(GivenPerson person, Letterbox letterbox) {
    int width = letterbox.canvasWidth();
    int height = letterbox.canvasHeight();
    return new Box(
        (float) (letterbox.canvasX(person.x1()) * width),
        (float) (letterbox.canvasY(person.y1()) * height),
        (float) (letterbox.canvasX(person.x2()) * width),
        (float) (letterbox.canvasY(person.y2()) * height));
  }

  private static ActorPrediction actor(GivenPerson person, List<ActionScore> does) {
    return new ActorPrediction(
        person.x1(), person.y1(), person.x2(), person.y2(), person.score(), does);
  }
}
