package io.pvit.trainer.scene.label;

/** Whether a joint can be seen: the skin over it is the first thing its ray meets. */
public enum Visibility {
  OUTSIDE_PICTURE,
  HIDDEN,
  VISIBLE
}
