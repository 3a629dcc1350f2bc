package io.pvit.trainer.scene.label;

/**
 * What a pixel shows, with its value in segmentation maps: the values are a format, new classes get
 * new ones.
 */
public enum SceneClass {
  SKY(0),
  GROUND(1),
  WALL(2),
  CEILING(3),
  BUILDING(4),
  SEAT(5),
  TABLE(6),
  FURNITURE(7),
  PLANT(8),
  VEHICLE(9),
  CLUTTER(10),
  HELD_OBJECT(11),
  HEAD(12),
  TORSO(13),
  LEFT_ARM(14),
  RIGHT_ARM(15),
  LEFT_LEG(16),
  RIGHT_LEG(17);

  private static final SceneClass[] BY_VALUE = values();

  private final byte value;

  SceneClass(int value) {
    this.value = (byte) value;
  }

  /** What stands for it in a map. */
  public byte value() {
    return value;
  }

  public static SceneClass of(byte value) {
    return BY_VALUE[value];
  }

  public boolean isPerson() {
    return compareTo(HEAD) >= 0;
  }

  /** The class a mirror shows in its place. */
  public SceneClass mirrored() {
    return switch (this) {
      case LEFT_ARM -> RIGHT_ARM;
      case RIGHT_ARM -> LEFT_ARM;
      case LEFT_LEG -> RIGHT_LEG;
      case RIGHT_LEG -> LEFT_LEG;
      default -> this;
    };
  }
}
