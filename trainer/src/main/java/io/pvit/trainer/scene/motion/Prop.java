package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Pattern;
import io.pvit.trainer.scene.world.Rgb;

/** Things people hold. */
public enum Prop {
  PHONE,
  CUP,
  BOX,
  BALL,
  BAG;

  public Shape shape() {
    return switch (this) {
      case PHONE -> new Shape.Box(0.04, 0.085, 0.012);
      case CUP -> new Shape.Cylinder(0.042, 0.07);
      case BOX -> new Shape.Box(0.19, 0.14, 0.15);
      case BALL -> new Shape.Ellipsoid(0.11, 0.11, 0.11);
      case BAG -> new Shape.Box(0.07, 0.17, 0.17);
    };
  }

  public Material material(Rgb colour) {
    return switch (this) {
      case PHONE -> Material.plain(Rgb.grey(0.02)).withGloss(0.5);
      case CUP -> Material.plain(colour).withGloss(0.3);
      case BOX -> Material.patterned(Pattern.BANDS, new Rgb(0.45, 0.3, 0.16), colour, 0.2);
      case BALL -> Material.patterned(Pattern.CHECKS, colour, Rgb.grey(0.8), 0.12);
      case BAG -> Material.plain(colour);
    };
  }

  /** How far below the hand its middle hangs. */
  public double hangsMetres() {
    return this == BAG ? 0.22 : 0;
  }

  /** Half its height when it rests on the ground. */
  public double restMetres() {
    return switch (this) {
      case PHONE -> 0.012;
      case CUP -> 0.07;
      case BOX -> 0.14;
      case BALL -> 0.11;
      case BAG -> 0.17;
    };
  }
}
