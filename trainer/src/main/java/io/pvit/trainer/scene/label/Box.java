package io.pvit.trainer.scene.label;

/** In pixels, from the upper left corner of the first pixel; right and bottom are exclusive. */
public record Box(double left, double top, double right, double bottom) {

  /** Of what is not there. */
  public static final Box NONE = new Box(0, 0, 0, 0);

  public boolean isEmpty() {
    return !(right > left && bottom > top);
  }

  public boolean contains(Box that) {
    return left <= that.left && top <= that.top && right >= that.right && bottom >= that.bottom;
  }

  public Box mirrored(int width) {
    return isEmpty() ? this : new Box(width - right, top, width - left, bottom);
  }
}
