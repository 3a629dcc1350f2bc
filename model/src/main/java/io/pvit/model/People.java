package io.pvit.model;

/** How a network comes to know where people are. */
public enum People {
  /** It finds them itself, by its actor head. */
  FOUND,
  /** Their boxes are given with each clip, and its region head scores them. */
  GIVEN
}
