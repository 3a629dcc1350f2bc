package io.pvit.model.loss;

/**
 * How much each term counts.
 *
 * @param action of the clip's class, and of actions in given boxes
 * @param depth of distances
 * @param normals of surface normals
 * @param segmentation of classes of places
 * @param pose of joints
 * @param boxes of the box slots
 * @param actors of the head that finds people, which is not the paper's: as the action's
 * @param poses of everybody's joints, which are not the paper's either
 */
public record LossWeights(
    double action,
    double depth,
    double normals,
    double segmentation,
    double pose,
    double boxes,
    double actors,
    double poses) {

  /** PViT, supplement C: the same for every data set. */
  public static final LossWeights PAPER = new LossWeights(1, 0.5, 0.5, 0.1, 3, 0.1, 1, 0);

  public LossWeights {
    require("action", action);
    require("depth", depth);
    require("normals", normals);
    require("segmentation", segmentation);
    require("pose", pose);
    require("boxes", boxes);
    require("actors", actors);
    require("poses", poses);
  }

  double of(Term term) {
    return switch (term) {
      case ACTION, REGIONS -> action;
      case ACTORS -> actors;
      case DEPTH -> depth;
      case NORMALS -> normals;
      case SEGMENTATION -> segmentation;
      case POSE -> pose;
      case BOXES -> boxes;
      case ACTOR_POSES, REGION_POSES -> poses;
    };
  }

  private static void require(String key, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(key + " must be >= 0 and finite, was " + weight);
    }
  }
}
