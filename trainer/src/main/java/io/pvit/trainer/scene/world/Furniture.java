package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Shape.Box;
import io.pvit.trainer.scene.geometry.Shape.Cylinder;
import io.pvit.trainer.scene.geometry.Shape.Ellipsoid;
import io.pvit.trainer.scene.geometry.Shape.RoundCone;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Things that stand on the ground, built of solids around a pose. */
public final class Furniture {

  /** A kind of thing and the radius of ground it takes. */
  public enum Kind {
    TABLE(0.85),
    CHAIR(0.4),
    SOFA(1.0),
    SHELF(0.6),
    POT_PLANT(0.4),
    CRATES(0.6),
    BIN(0.3),
    CAR(2.3),
    TREE(0.6),
    LAMP_POST(0.2),
    BENCH(0.9),
    DESK(0.85),
    OFFICE_CHAIR(0.4),
    WARDROBE(0.6),
    COUNTER(1.0),
    BED(1.1),
    BAG(0.3);

    private final double radius;

    Kind(double radius) {
      this.radius = radius;
    }

    public double radiusMetres() {
      return radius;
    }
  }

  private final List<Solid> solids = new ArrayList<>();
  private final Pose pose;
  private final RandomStream random;

  private Furniture(Pose pose, RandomStream random) {
    this.pose = pose;
    this.random = random;
  }

  public static List<Solid> of(Kind kind, Pose pose, RandomStream random) {
    Furniture furniture = new Furniture(pose, random);
    switch (kind) {
      case TABLE -> furniture.table();
      case CHAIR -> furniture.chair(random.uniform(0.42, 0.48));
      case SOFA -> furniture.sofa();
      case SHELF -> furniture.shelf();
      case POT_PLANT -> furniture.potPlant();
      case CRATES -> furniture.crates();
      case BIN -> furniture.bin();
      case CAR -> furniture.car();
      case TREE -> furniture.tree();
      case LAMP_POST -> furniture.lampPost();
      case BENCH -> furniture.bench();
      case DESK -> furniture.desk();
      case OFFICE_CHAIR -> furniture.officeChair();
      case WARDROBE -> furniture.wardrobe();
      case COUNTER -> furniture.counter();
      case BED -> furniture.bed();
      case BAG -> furniture.bag();
    }
    return furniture.solids;
  }

  /** A chair with its seat at a height, its back behind the pose. */
  public static List<Solid> chair(double seatMetres, Pose pose, RandomStream random) {
    Furniture furniture = new Furniture(pose, random);
    furniture.chair(seatMetres);
    return furniture.solids;
  }

  private void table() {
    Material wood = Finish.wood(random);
    double high = random.uniform(0.68, 0.78);
    double wide = random.uniform(0.5, 0.75);
    box(0, high, 0, wide, 0.025, 0.4, wood, SceneClass.TABLE);
    for (double x : new double[] {-1, 1}) {
      for (double z : new double[] {-1, 1}) {
        box(x * (wide - 0.05), high / 2, z * 0.35, 0.03, high / 2, 0.03, wood, SceneClass.TABLE);
      }
    }
    Material thing = Finish.paint(random);
    box(random.uniform(-0.3, 0.3), high + 0.1, 0, 0.12, 0.08, 0.09, thing, SceneClass.CLUTTER);
  }

  private void chair(double seat) {
    Material wood = random.chance(0.5) ? Finish.wood(random) : Finish.paint(random);
    box(0, seat - 0.03, 0, 0.22, 0.03, 0.22, wood, SceneClass.SEAT);
    box(0, seat + 0.3, -0.22, 0.2, 0.18, 0.02, wood, SceneClass.SEAT);
    for (double x : new double[] {-0.19, 0.19}) {
      box(x, seat / 2, 0.19, 0.02, seat / 2, 0.02, wood, SceneClass.SEAT);
      box(x, seat / 2 + 0.15, -0.21, 0.02, seat / 2 + 0.15, 0.02, wood, SceneClass.SEAT);
    }
  }

  private void sofa() {
    Material cloth = Finish.paint(random);
    double wide = random.uniform(0.7, 0.95);
    box(0, 0.2, 0, wide, 0.2, 0.4, cloth, SceneClass.SEAT);
    box(0, 0.55, -0.35, wide, 0.25, 0.1, cloth, SceneClass.SEAT);
    box(wide, 0.3, 0, 0.09, 0.3, 0.4, cloth, SceneClass.SEAT);
    box(-wide, 0.3, 0, 0.09, 0.3, 0.4, cloth, SceneClass.SEAT);
  }

  private void shelf() {
    Material wood = Finish.wood(random);
    double high = random.uniform(0.6, 1.1);
    box(0, high, -0.17, 0.5, high, 0.02, wood, SceneClass.FURNITURE);
    for (int board = 0; board < 4; board++) {
      double y = 0.05 + board * (2 * high - 0.08) / 3;
      box(0, y, 0, 0.5, 0.02, 0.18, wood, SceneClass.FURNITURE);
      if (board < 3) {
        double tall = random.uniform(0.07, 0.14);
        box(
            random.uniform(-0.3, 0.3),
            y + tall + 0.02,
            0,
            0.15,
            tall,
            0.12,
            Finish.paint(random),
            SceneClass.CLUTTER);
      }
    }
  }

  private void potPlant() {
    add(new Cylinder(0.16, 0.17), pose.at(0, 0.17, 0), Finish.paint(random), SceneClass.PLANT);
    Material leaf = Finish.leaf(random);
    for (int i = 0; i < 4; i++) {
      Pose at =
          pose.at(
              random.uniform(-0.15, 0.15), random.uniform(0.5, 1.1), random.uniform(-0.15, 0.15));
      add(new Ellipsoid(0.22, random.uniform(0.15, 0.3), 0.22), at, leaf, SceneClass.PLANT);
    }
  }

  private void crates() {
    double size = random.uniform(0.2, 0.3);
    box(0, size, 0, size, size, size, Finish.paint(random), SceneClass.CLUTTER);
    box(0.1, 2 * size + 0.16, 0, 0.2, 0.16, 0.18, Finish.wood(random), SceneClass.CLUTTER);
    box(0.5, 0.15, 0.1, 0.18, 0.15, 0.2, Finish.paint(random), SceneClass.CLUTTER);
  }

  private void bin() {
    add(new Cylinder(0.2, 0.35), pose.at(0, 0.35, 0), Finish.paint(random), SceneClass.CLUTTER);
  }

  private void car() {
    Material coat = Finish.paint(random).withGloss(0.6);
    Material glass = Material.plain(Rgb.grey(0.03)).withGloss(0.8);
    Material tyre = Material.plain(Rgb.grey(0.02));
    box(0, 0.55, 0, 0.85, 0.27, 2.1, coat, SceneClass.VEHICLE);
    Shape cabin = new RoundCone(0.72, 0.71, 1.5, 0.75);
    Rotation along = pose.rotation().times(Rotation.pitch(Math.PI / 2));
    add(cabin, new Pose(along, pose.at(0, 0.82, -0.75).origin()), glass, SceneClass.VEHICLE);
    for (double x : new double[] {-0.82, 0.82}) {
      for (double z : new double[] {-1.3, 1.3}) {
        Rotation axle = pose.rotation().times(Rotation.roll(Math.PI / 2));
        Pose wheel = new Pose(axle, pose.at(x, 0.32, z).origin());
        add(new Cylinder(0.32, 0.1), wheel, tyre, SceneClass.VEHICLE);
      }
    }
  }

  private void tree() {
    double high = random.uniform(1.8, 2.8);
    Material bark = Material.plain(new Rgb(0.12, 0.08, 0.05));
    add(new RoundCone(0.18, 0.1, high, 1), pose, bark, SceneClass.PLANT);
    Material leaf = Finish.leaf(random);
    for (int i = 0; i < 4; i++) {
      double size = random.uniform(0.7, 1.2);
      Pose at =
          pose.at(
              random.uniform(-0.7, 0.7),
              high + random.uniform(0.2, 1.2),
              random.uniform(-0.7, 0.7));
      add(new Ellipsoid(size, size * 0.8, size), at, leaf, SceneClass.PLANT);
    }
  }

  private void lampPost() {
    Material metal = Material.plain(Rgb.grey(0.12));
    add(new RoundCone(0.08, 0.05, 4.2, 1), pose, metal, SceneClass.FURNITURE);
    box(0.4, 4.2, 0, 0.4, 0.05, 0.09, metal, SceneClass.FURNITURE);
  }

  private void bench() {
    Material wood = Finish.wood(random);
    box(0, 0.44, 0, 0.8, 0.03, 0.22, wood, SceneClass.SEAT);
    box(0, 0.75, -0.22, 0.8, 0.14, 0.02, wood, SceneClass.SEAT);
    box(0.65, 0.21, 0, 0.03, 0.21, 0.18, wood, SceneClass.SEAT);
    box(-0.65, 0.21, 0, 0.03, 0.21, 0.18, wood, SceneClass.SEAT);
  }

  /** Its user sits ahead of it. */
  private void desk() {
    Material wood = random.chance(0.5) ? Finish.wood(random) : Finish.laminate(random);
    double high = random.uniform(0.7, 0.76);
    box(0, high, 0, 0.75, 0.02, 0.38, wood, SceneClass.TABLE);
    box(-0.7, high / 2, 0, 0.02, high / 2, 0.36, wood, SceneClass.TABLE);
    box(0.5, high / 2, 0, 0.22, high / 2 - 0.03, 0.34, wood, SceneClass.TABLE);
    Material dark = Material.plain(Rgb.grey(random.uniform(0.01, 0.05))).withGloss(0.4);
    double screen = random.uniform(-0.4, 0.2);
    box(screen, high + 0.3, -0.18, 0.27, 0.17, 0.02, dark, SceneClass.CLUTTER);
    box(screen, high + 0.07, -0.2, 0.03, 0.08, 0.03, dark, SceneClass.CLUTTER);
    box(screen, high + 0.03, 0.1, 0.2, 0.012, 0.07, dark, SceneClass.CLUTTER);
    Material paper = Material.plain(Rgb.grey(random.uniform(0.4, 0.85)));
    box(0.45, high + 0.05, 0.05, 0.14, 0.03, 0.1, paper, SceneClass.CLUTTER);
  }

  private void officeChair() {
    Material cloth = random.chance(0.7) ? Finish.dark(random) : Finish.paint(random);
    Material metal = Finish.dark(random);
    double seat = random.uniform(0.42, 0.52);
    box(0, seat, 0, 0.24, 0.05, 0.24, cloth, SceneClass.SEAT);
    add(
        new Ellipsoid(0.23, random.uniform(0.28, 0.4), 0.07),
        pose.at(0, seat + 0.42, -0.24),
        cloth,
        SceneClass.SEAT);
    add(new Cylinder(0.03, seat / 2), pose.at(0, seat / 2, 0), metal, SceneClass.SEAT);
    box(0, 0.05, 0, 0.3, 0.03, 0.035, metal, SceneClass.SEAT);
    box(0, 0.05, 0, 0.035, 0.03, 0.3, metal, SceneClass.SEAT);
    for (double x : new double[] {-0.27, 0.27}) {
      box(x, seat + 0.2, 0, 0.025, 0.02, 0.15, metal, SceneClass.SEAT);
    }
  }

  private void wardrobe() {
    Material front = random.chance(0.5) ? Finish.wood(random) : Finish.laminate(random);
    double high = random.uniform(0.8, 1.1);
    box(0, high, 0, 0.45, high, 0.27, front, SceneClass.FURNITURE);
    Material gap = Material.plain(Rgb.grey(0.03));
    box(0, high, 0.272, 0.006, high * 0.97, 0.003, gap, SceneClass.FURNITURE);
    for (double x : new double[] {-0.06, 0.06}) {
      box(x, high, 0.285, 0.012, 0.07, 0.014, gap, SceneClass.FURNITURE);
    }
  }

  private void counter() {
    Material front = random.chance(0.5) ? Finish.paint(random) : Finish.laminate(random);
    double wide = random.uniform(0.6, 0.95);
    double high = random.uniform(0.42, 0.52);
    box(0, high, 0, wide, high, 0.3, front, SceneClass.FURNITURE);
    box(0, 2 * high + 0.02, 0, wide + 0.03, 0.02, 0.33, Finish.wood(random), SceneClass.TABLE);
    for (int i = random.below(5); i > 0; i--) {
      double tall = random.uniform(0.04, 0.14);
      double x = random.uniform(-wide, wide) * 0.85;
      Material thing = Finish.paint(random);
      box(x, 2 * high + 0.04 + tall, 0, 0.07, tall, 0.06, thing, SceneClass.CLUTTER);
    }
  }

  private void bed() {
    Material frame = Finish.wood(random);
    Material cover = Finish.paint(random);
    box(0, 0.16, 0, 0.5, 0.16, 0.98, frame, SceneClass.FURNITURE);
    box(0, 0.4, 0, 0.47, 0.09, 0.94, cover, SceneClass.FURNITURE);
    box(0, 0.45, -0.96, 0.5, 0.45, 0.03, frame, SceneClass.FURNITURE);
    Material pillow = Material.plain(Rgb.grey(0.75));
    add(new Ellipsoid(0.32, 0.09, 0.2), pose.at(0, 0.53, -0.7), pillow, SceneClass.CLUTTER);
  }

  private void bag() {
    Material cloth = Finish.dark(random);
    add(new Ellipsoid(0.17, 0.24, 0.12), pose.at(0, 0.23, 0), cloth, SceneClass.CLUTTER);
    add(new Ellipsoid(0.12, 0.11, 0.05), pose.at(0, 0.16, 0.11), cloth, SceneClass.CLUTTER);
  }

  private void box(
      double x,
      double y,
      double z,
      double left,
      double up,
      double ahead,
      Material material,
      SceneClass kind) {
    add(new Box(left, up, ahead), pose.at(x, y, z), material, kind);
  }

  private void add(Shape shape, Pose at, Material material, SceneClass kind) {
    solids.add(Solid.thing(shape, at, material, kind));
  }
}
