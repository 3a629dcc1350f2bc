package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Shape.Box;
import io.pvit.trainer.scene.geometry.Shape.Cylinder;
import io.pvit.trainer.scene.geometry.Shape.RoundCone;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** An apparatus built of solids: what stands and what moves, both in its local frame. */
public final class Workpiece {

  private static final double THICK = 0.02;

  private final Apparatus apparatus;
  private final RandomStream random;
  private final List<Solid> standing = new ArrayList<>();
  private final List<Solid> moving = new ArrayList<>();

  private Workpiece(Apparatus apparatus, RandomStream random) {
    this.apparatus = apparatus;
    this.random = random;
  }

  public static Workpiece of(Apparatus apparatus, RandomStream random) {
    Workpiece piece = new Workpiece(apparatus, random);
    switch (apparatus.kind()) {
      case DOOR -> piece.door();
      case CUPBOARD -> piece.cupboard();
      case TROLLEY -> piece.trolley();
      case CRATE -> piece.crate();
      case DRAGGED_CRATE -> piece.draggedCrate();
    }
    return piece;
  }

  /** What never moves, with the local frame at a pose of the world. */
  public List<Solid> standing(Pose start) {
    return placed(standing, start);
  }

  public List<Solid> moving(Pose now) {
    return placed(moving, now);
  }

  private static List<Solid> placed(List<Solid> local, Pose pose) {
    List<Solid> placed = new ArrayList<>(local.size());
    for (Solid solid : local) {
      placed.add(
          Solid.thing(solid.shape(), pose.times(solid.pose()), solid.material(), solid.kind()));
    }
    return placed;
  }

  private void door() {
    double broad = apparatus.kind().broadMetres();
    double high = 1.01;
    leaf(broad, high, Finish.paint(random));
    Material frame = Finish.wood(random);
    Material wall = Finish.paint(random);
    for (double x : new double[] {-0.05, broad + 0.05}) {
      still(x, high + 0.02, 0, 0.045, high + 0.02, 0.06, frame, SceneClass.WALL);
    }
    still(broad / 2, 2 * high + 0.06, 0, broad / 2 + 0.09, 0.04, 0.06, frame, SceneClass.WALL);
    double wing = random.uniform(0.2, 0.4);
    still(-0.1 - wing, high + 0.05, 0, wing, high + 0.05, 0.04, wall, SceneClass.WALL);
    still(broad + 0.1 + wing, high + 0.05, 0, wing, high + 0.05, 0.04, wall, SceneClass.WALL);
  }

  private void cupboard() {
    double broad = apparatus.kind().broadMetres();
    double high = random.uniform(0.8, 1);
    Material wood = random.chance(0.5) ? Finish.wood(random) : Finish.paint(random);
    Material inside = Material.plain(Rgb.grey(random.uniform(0.02, 0.5)));
    leaf(broad, high - 0.03, wood);
    double deep = 0.22;
    double middle = THICK + deep;
    for (double x : new double[] {-THICK, broad + THICK}) {
      still(x, high, middle, THICK, high, deep, wood, SceneClass.FURNITURE);
    }
    still(broad / 2, high, 2 * deep + 0.03, broad / 2, high, THICK, inside, SceneClass.FURNITURE);
    for (int board = 0; board < 4; board++) {
      double y = 0.04 + board * (2 * high - 0.06) / 3;
      still(broad / 2, y, middle, broad / 2, THICK, deep, wood, SceneClass.FURNITURE);
      if (board < 3) {
        double tall = random.uniform(0.06, 0.13);
        Material thing = Finish.paint(random);
        double x = random.uniform(0.13, broad - 0.13);
        still(x, y + tall + THICK, middle, 0.1, tall, 0.1, thing, SceneClass.CLUTTER);
      }
    }
  }

  /** With a handle that stands off it. */
  private void leaf(double broad, double halfHigh, Material material) {
    Vec3 grip = apparatus.grip(0);
    move(
        new Box(broad / 2, halfHigh, THICK),
        new Vec3(broad / 2, halfHigh + 0.03, 0),
        material,
        SceneClass.FURNITURE);
    Material metal = Material.plain(Rgb.grey(0.25)).withGloss(0.7);
    move(new Box(0.012, 0.07, 0.012), grip, metal, SceneClass.FURNITURE);
    for (double up : new double[] {-0.06, 0.06}) {
      Vec3 foot = new Vec3(grip.x(), grip.y() + up, grip.z() / 2);
      move(new Box(0.008, 0.008, -grip.z() / 2), foot, metal, SceneClass.FURNITURE);
    }
  }

  private void trolley() {
    double grip = apparatus.gripMetres();
    Material metal = Material.plain(Rgb.grey(random.uniform(0.1, 0.5))).withGloss(0.6);
    Material body = Finish.paint(random);
    Material tyre = Material.plain(Rgb.grey(0.02));
    move(new Box(0.26, 0.016, 0.016), new Vec3(0, grip, 0), tyre, SceneClass.FURNITURE);
    for (double x : new double[] {-0.25, 0.25}) {
      move(new Box(0.012, 0.012, 0.1), new Vec3(x, grip, 0.1), metal, SceneClass.FURNITURE);
      move(
          new Box(0.015, grip / 2 - 0.08, 0.015),
          new Vec3(x, grip / 2 + 0.07, 0.2),
          metal,
          SceneClass.FURNITURE);
    }
    double floor = grip - random.uniform(0.4, 0.75);
    move(new Box(0.26, 0.02, 0.4), new Vec3(0, floor, 0.6), metal, SceneClass.FURNITURE);
    double high = random.uniform(0.12, 0.3);
    move(
        new Box(0.24, high, 0.37),
        new Vec3(0, floor + high + 0.02, 0.6),
        body,
        SceneClass.FURNITURE);
    Rotation axle = Rotation.roll(Math.PI / 2);
    for (double x : new double[] {-0.23, 0.23}) {
      for (double z : new double[] {0.27, 0.92}) {
        Pose wheel = new Pose(axle, new Vec3(x, 0.07, z));
        moving.add(Solid.thing(new Cylinder(0.07, 0.02), wheel, tyre, SceneClass.FURNITURE));
        move(
            new Box(0.014, (floor - 0.07) / 2, 0.014),
            new Vec3(x, (floor + 0.07) / 2, z),
            metal,
            SceneClass.FURNITURE);
      }
    }
  }

  private void crate() {
    double high = (apparatus.gripMetres() + random.uniform(0.08, 0.3)) / 2;
    double deep = random.uniform(0.25, 0.4);
    // the palm has flesh between it and the face
    double face = 0.025;
    Material material = random.chance(0.5) ? Finish.wood(random) : Finish.paint(random);
    double wide = random.uniform(0.3, 0.45);
    move(
        new Box(wide, high, deep),
        new Vec3(0, high + 0.005, deep + face),
        material,
        SceneClass.FURNITURE);
    move(
        new Box(wide + 0.01, 0.03, deep - 0.02),
        new Vec3(0, high, deep + face),
        Finish.paint(random),
        SceneClass.FURNITURE);
  }

  private void draggedCrate() {
    double high = random.uniform(0.2, 0.32);
    double near = random.uniform(0.5, 0.8);
    Vec3 bar = apparatus.grip(0);
    Material rope = Material.plain(new Rgb(0.4, 0.3, 0.15));
    move(
        new Box(0.3, high, 0.3),
        new Vec3(0, high + 0.005, near + 0.3),
        Finish.wood(random),
        SceneClass.FURNITURE);
    double load = random.uniform(0.1, 0.2);
    move(
        new Box(0.22, load, 0.22),
        new Vec3(0, 2 * high + load, near + 0.3),
        Finish.paint(random),
        SceneClass.CLUTTER);
    move(new Box(0.12, 0.014, 0.014), bar, rope, SceneClass.FURNITURE);
    Vec3 knot = new Vec3(0, 1.5 * high, near);
    Shape line = new RoundCone(0.013, 0.0131, knot.distance(bar), 1);
    Pose along = new Pose(Rotation.along(knot.minus(bar), Vec3.UP), bar);
    moving.add(Solid.thing(line, along, rope, SceneClass.FURNITURE));
  }

  private void still(
      double x,
      double y,
      double z,
      double left,
      double up,
      double ahead,
      Material material,
      SceneClass kind) {
    Pose pose = Pose.WORLD.at(x, y, z);
    standing.add(Solid.thing(new Box(left, up, ahead), pose, material, kind));
  }

  private void move(Shape shape, Vec3 at, Material material, SceneClass kind) {
    moving.add(Solid.thing(shape, new Pose(Rotation.NONE, at), material, kind));
  }
}
