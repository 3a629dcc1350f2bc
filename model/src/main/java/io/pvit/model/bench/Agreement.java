package io.pvit.model.bench;

/**
 * How far two networks' outputs for one clip lie apart.
 *
 * @param largestLogitDifference over all classes
 * @param meanLogitDifference over all classes
 * @param largestScoreDifference of the classes' probabilities
 * @param largestLogit of the reference, without its sign
 */
public record Agreement(
    double largestLogitDifference,
    double meanLogitDifference,
    double largestScoreDifference,
    double largestLogit) {

  static Agreement of(float[] logits, float[] reference) {
    double[] scores = softmax(logits);
    double[] referenceScores = softmax(reference);
    double largest = 0;
    double sum = 0;
    double largestOfScores = 0;
    double largestLogit = 0;
    for (int i = 0; i < reference.length; i++) {
      double difference = Math.abs((double) logits[i] - reference[i]);
      largest = Math.max(largest, difference); // of NaN: NaN
      sum += difference;
      largestOfScores = Math.max(largestOfScores, Math.abs(scores[i] - referenceScores[i]));
      largestLogit = Math.max(largestLogit, Math.abs(reference[i]));
    }
    return new Agreement(largest, sum / reference.length, largestOfScores, largestLogit);
  }

  private static double[] softmax(float[] logits) {
    double top = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      top = Math.max(top, logit);
    }
    double[] scores = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      scores[i] = Math.exp(logits[i] - top);
      sum += scores[i];
    }
    for (int i = 0; i < logits.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }
}
