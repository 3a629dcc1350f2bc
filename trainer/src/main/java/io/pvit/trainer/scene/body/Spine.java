package io.pvit.trainer.scene.body;

/** Radians: the trunk bends ahead, to its right side, twists to its left; the head nods, turns. */
public record Spine(double bend, double side, double twist, double nod, double turn) {

  Spine blend(Spine to, double w) {
    return new Spine(
        bend + (to.bend - bend) * w,
        side + (to.side - side) * w,
        twist + (to.twist - twist) * w,
        nod + (to.nod - nod) * w,
        turn + (to.turn - turn) * w);
  }

  Spine mirrored() {
    return new Spine(bend, -side, -twist, nod, -turn);
  }
}
