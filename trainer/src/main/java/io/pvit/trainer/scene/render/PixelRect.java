package io.pvit.trainer.scene.render;

/** Columns from left until right, rows from top until bottom. */
record PixelRect(int left, int top, int right, int bottom) {
  static final PixelRect NOTHING = new PixelRect(0, 0, 0, 0);
}
