package io.pvit.model;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Turns the actor head's numbers into people: the surest few above the threshold. */
final class ActorReader {

  private final List<Label> labels;
  private final Thresholds thresholds;

  ActorReader(List<Label> labels, Thresholds thresholds) {
    this.labels = labels;
    this.thresholds = thresholds;
  }

  /** One list of people per clip. */
  List<List<ActorPrediction>> read(ActorOutput output, List<Clip> clips) {
    int queries = (int) output.boxes().shape()[1];
    float[] presence = output.presence().toFloats(); // (B, Q, 1)
    float[] boxes = output.boxes().toFloats(); // (B, Q, 4)
    float[] actions = output.actions().toFloats(); // (B, Q, labels)
    List<List<ActorPrediction>> people = new ArrayList<>();
    for (int clip = 0; clip < clips.size(); clip++) {
      Letterbox letterbox = clips.get(clip).frames().get(0).letterbox();
      people.add(
          surest(presence, clip * queries, queries)
              .mapToObj(query -> actor(query, presence, boxes, actions, letterbox))
              .toList());
    }
    return people;
  }

  /** Equal scores keep the order of the cells, so that an answer never depends on chance. */
  private IntStream surest(float[] presence, int first, int queries) {
    return IntStream.range(first, first + queries)
        .filter(query -> probability(presence[query]) >= thresholds.actor())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer query) -> -presence[query]))
        .limit(thresholds.maxActors())
        .mapToInt(Integer::intValue);
  }

  private ActorPrediction actor(
      int query, float[] presence, float[] boxes, float[] actions, Letterbox letterbox) {
    double centreX = boxes[query * 4];
    double centreY = boxes[query * 4 + 1];
    double halfWidth = boxes[query * 4 + 2] / 2;
    double halfHeight = boxes[query * 4 + 3] / 2;
    return new ActorPrediction(
        letterbox.sourceX(centreX - halfWidth),
        letterbox.sourceY(centreY - halfHeight),
        letterbox.sourceX(centreX + halfWidth),
        letterbox.sourceY(centreY + halfHeight),
        probability(presence[query]),
        actions(actions, query * labels.size()));
  }

  private List<ActionScore> actions(float[] logits, int first) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label ->
                new ActionScore(
                    labels.get(label).id(),
                    labels.get(label).name(),
                    probability(logits[first + label])))
        .filter(action -> action.score() >= thresholds.actionEnd())
        .sorted(Comparator.comparingDouble((ActionScore action) -> -action.score()))
        .toList();
  }

  private static double probability(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
