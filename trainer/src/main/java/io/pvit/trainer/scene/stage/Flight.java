package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.geometry.Vec3;

/** A thing let go: it falls, a wall throws it back, and it rests where it lands. */
record Flight(Vec3 start, Vec3 velocity, double restMetres, Vec3 room) {

  private static final double GRAVITY = 9.81;
  private static final double BOUNCE = 0.25;

  /** Where it is, and whether it has landed. */
  record Moment(Vec3 place, boolean rests) {}

  Moment after(double seconds) {
    double landing = landing();
    double t = Math.min(seconds, landing);
    double y = start.y() + velocity.y() * t - GRAVITY / 2 * t * t;
    double x = between(start.x(), velocity.x(), t, wall(room.x()));
    double z = between(start.z(), velocity.z(), t, wall(room.z()));
    boolean rests = seconds >= landing;
    return new Moment(new Vec3(x, rests ? restMetres : y, z), rests);
  }

  private double landing() {
    double height = Math.max(0, start.y() - restMetres);
    double up = velocity.y();
    return (up + Math.sqrt(up * up + 2 * GRAVITY * height)) / GRAVITY;
  }

  /** What is as big as its rest height stays as far off a wall. */
  private double wall(double extent) {
    return Math.max(0, extent - restMetres);
  }

  private static double between(double from, double speed, double t, double wall) {
    double free = from + speed * t;
    double edge = Math.copySign(wall, speed);
    boolean beyond = speed > 0 ? free > edge : free < edge;
    if (!beyond || speed == 0) {
      return free;
    }
    double back = edge - BOUNCE * (free - edge);
    return Math.max(-wall, Math.min(wall, back));
  }
}
