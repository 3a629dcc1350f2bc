package io.pvit.model.loss;

/** A part of the loss. */
public enum Term {
  /** The class of the whole clip. */
  ACTION,
  /** Actions of people whose boxes are given. */
  REGIONS,
  /** People found, where and doing what. */
  ACTORS,
  /** Distances. */
  DEPTH,
  /** Where surfaces face. */
  NORMALS,
  /** What places show. */
  SEGMENTATION,
  /** Joints of one person. */
  POSE,
  /** A few boxes. */
  BOXES,
  /** Joints of everybody at several moments, by the cells that find people. */
  ACTOR_POSES,
  /** The same of people whose boxes are given. */
  REGION_POSES;

  /** Whether it is learnt from actions, which the paper takes from real clips alone. */
  boolean isAboutActions() {
    return this == ACTION || this == REGIONS || this == ACTORS;
  }
}
