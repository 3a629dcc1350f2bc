package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Shape.Box;
import io.pvit.trainer.scene.geometry.Shape.Plane;
import io.pvit.trainer.scene.geometry.Shape.Walls;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws rooms, corridors, streets and yards around a space that has to stay free. */
public final class PlaceDraw {

  private static final List<Pattern> FLOORS =
      List.of(Pattern.PLANKS, Pattern.TILES, Pattern.PLAIN, Pattern.CHECKS);
  private static final List<Furniture.Kind> INDOORS =
      List.of(
          Furniture.Kind.TABLE,
          Furniture.Kind.CHAIR,
          Furniture.Kind.SOFA,
          Furniture.Kind.SHELF,
          Furniture.Kind.POT_PLANT,
          Furniture.Kind.CRATES,
          Furniture.Kind.BIN,
          Furniture.Kind.OFFICE_CHAIR,
          Furniture.Kind.BAG);

  /** What stands with its back to a wall. */
  private static final List<Furniture.Kind> BY_THE_WALL =
      List.of(
          Furniture.Kind.SHELF,
          Furniture.Kind.WARDROBE,
          Furniture.Kind.WARDROBE,
          Furniture.Kind.DESK,
          Furniture.Kind.DESK,
          Furniture.Kind.COUNTER,
          Furniture.Kind.SOFA,
          Furniture.Kind.BED);

  private static final List<Furniture.Kind> OUTDOORS =
      List.of(
          Furniture.Kind.CAR,
          Furniture.Kind.TREE,
          Furniture.Kind.LAMP_POST,
          Furniture.Kind.BENCH,
          Furniture.Kind.BIN,
          Furniture.Kind.CRATES);

  private final RandomStream random;
  private final Keepout keepout;
  private final List<Solid> solids = new ArrayList<>();

  private PlaceDraw(RandomStream random, Keepout keepout) {
    this.random = random;
    this.keepout = keepout;
  }

  public static Place draw(RandomStream random, Keepout keepout) {
    PlaceDraw draw = new PlaceDraw(random, keepout);
    return random.named("indoor").chance(0.72) ? draw.room() : draw.street();
  }

  private Place room() {
    RandomStream size = random.named("room");
    boolean corridor = size.chance(0.2);
    double wide = Math.max(keepout.reachX() + 0.7, corridor ? 1.3 : size.uniform(1.9, 3.8));
    double deep = Math.max(keepout.reachZ() + 0.7, size.uniform(2.2, 4.6));
    double high = size.uniform(2.5, 3.4);
    RandomStream paint = random.named("paint");
    ground(paint, paint.uniform(), paint.pick(FLOORS), 0.5);
    add(new Walls(wide, deep), Pose.WORLD, wall(paint), SceneClass.WALL);
    Pose under = new Pose(Rotation.roll(Math.PI), new Vec3(0, high, 0));
    add(new Plane(), under, Material.plain(Rgb.grey(0.75)), SceneClass.CEILING);
    openings(random.named("openings"), wide, deep);
    line(random.named("walls"), wide, deep, corridor ? 1 : 12);
    furnish(random.named("furniture"), INDOORS, wide, deep, corridor ? 1 : 6);
    Vec3 extent = new Vec3(wide, high, deep);
    return new Place(true, extent, solids, lamps(random.named("light"), extent));
  }

  /** Most often white or nearly so and bare. */
  private static Material wall(RandomStream paint) {
    boolean white = paint.chance(0.6);
    Rgb colour =
        Rgb.hsv(
            paint.uniform(white ? 0.05 : 0, white ? 0.17 : 1),
            paint.uniform(0, white ? 0.12 : 0.35),
            paint.uniform(white ? 0.6 : 0.25, white ? 0.9 : 0.8));
    Pattern pattern =
        white || paint.chance(0.5)
            ? Pattern.PLAIN
            : paint.pick(List.of(Pattern.BRICKS, Pattern.STRIPES, Pattern.TILES));
    Rgb second = colour.times(paint.uniform(0.6, 0.9));
    return new Material(pattern, colour, second, 0.3, white ? 0.1 : 0.3, 0, 0);
  }

  /** Furniture along the walls. */
  private void line(RandomStream draw, double wide, double deep, int most) {
    for (int i = most - draw.below(most / 2 + 1); i > 0; i--) {
      RandomStream one = draw.numbered(i);
      Furniture.Kind kind = one.pick(BY_THE_WALL);
      int side = one.below(4);
      double sign = side % 2 == 0 ? 1 : -1;
      boolean across = side < 2;
      double back = kind == Furniture.Kind.BED ? 1.03 : 0.45;
      double along = one.uniform(-1, 1) * Math.max(0, (across ? deep : wide) - kind.radiusMetres());
      double x = across ? sign * (wide - back) : along;
      double z = across ? along : sign * (deep - back);
      if (keepout.claim(x, z, kind.radiusMetres())) {
        double inward = across ? -sign * Math.PI / 2 : sign > 0 ? Math.PI : 0;
        solids.addAll(Furniture.of(kind, Pose.standing(x, z, inward), one.named("build")));
      }
    }
  }

  /** Doors, windows and pictures, flat on the walls. */
  private void openings(RandomStream draw, double wide, double deep) {
    for (int side = 0; side < 4; side++) {
      boolean across = side < 2;
      double sign = side % 2 == 0 ? 1 : -1;
      double along = draw.uniform(-0.6, 0.6) * (across ? deep : wide);
      boolean door = draw.chance(0.45);
      double tall = door ? 1.02 : draw.uniform(0.25, 0.6);
      double broad = door ? 0.45 : draw.uniform(0.3, 0.9);
      double up = door ? 1.02 : 1.6;
      Vec3 at = across ? new Vec3(sign * wide, up, along) : new Vec3(along, up, sign * deep);
      panel(at, across, tall + 0.06, broad + 0.06, 0.015, frame(draw));
      panel(at, across, tall, broad, 0.03, door ? leaf(draw) : pane(draw));
      if (door) {
        double handle = 0.35 * draw.sign();
        Vec3 place =
            across
                ? new Vec3(at.x() - sign * 0.05, 1.03, at.z() + handle)
                : new Vec3(at.x() + handle, 1.03, at.z() - sign * 0.05);
        panel(place, across, 0.02, 0.06, 0.03, Material.plain(Rgb.grey(0.25)));
      }
    }
  }

  private void panel(
      Vec3 at, boolean across, double tall, double broad, double deep, Material material) {
    Box box = across ? new Box(deep, tall, broad) : new Box(broad, tall, deep);
    add(box, new Pose(Rotation.NONE, at), material, SceneClass.WALL);
  }

  private static Material frame(RandomStream draw) {
    return draw.chance(0.5) ? Finish.wood(draw) : Finish.laminate(draw);
  }

  private static Material leaf(RandomStream draw) {
    double kind = draw.uniform();
    return kind < 0.45
        ? Finish.wood(draw)
        : kind < 0.8 ? Finish.laminate(draw) : Finish.paint(draw);
  }

  /**
   * Daylight, often more than the picture can take, with or without blinds; or something painted.
   */
  private static Material pane(RandomStream draw) {
    if (draw.chance(0.5)) {
      Rgb light = new Rgb(0.8, 0.9, 1).times(draw.uniform(0.4, 4));
      Pattern blinds = draw.chance(0.4) ? Pattern.BANDS : Pattern.PLAIN;
      return new Material(blinds, light, light.times(0.5), 0.1, 0, 0, 1);
    }
    return Material.patterned(
        draw.pick(List.of(Pattern.values())),
        Rgb.hsv(draw.uniform(), draw.uniform(0, 0.6), draw.uniform(0.1, 0.7)),
        Rgb.hsv(draw.uniform(), draw.uniform(0, 0.6), draw.uniform(0.1, 0.7)),
        draw.uniform(0.1, 0.5));
  }

  private Place street() {
    RandomStream paint = random.named("paint");
    double hue = paint.uniform(0.05, 0.3);
    ground(paint, hue, paint.pick(List.of(Pattern.PLAIN, Pattern.TILES, Pattern.BRICKS)), 0.8);
    double near = Math.max(keepout.reachZ() + 1.5, paint.uniform(5, 10));
    for (int i = -2; i <= 2; i++) {
      for (double sign : new double[] {-1, 1}) {
        building(random.named("building").numbered((int) (10 * sign) + i), i * 9.0, sign * near);
      }
    }
    double wide = keepout.reachX() + 6;
    furnish(random.named("furniture"), OUTDOORS, wide, near - 0.5, 9);
    Vec3 extent = new Vec3(wide, 12, near - 0.4);
    return new Place(false, extent, solids, sky(random.named("light")));
  }

  private void building(RandomStream draw, double x, double z) {
    if (draw.chance(0.2)) {
      return;
    }
    double high = draw.uniform(2, 7);
    Rgb wall = Rgb.hsv(draw.uniform(0, 0.2), draw.uniform(0.05, 0.5), draw.uniform(0.15, 0.6));
    Rgb dark = Rgb.grey(draw.uniform(0.02, 0.15));
    boolean windows = draw.chance(0.7);
    double scale = windows ? draw.uniform(1.6, 2.6) : draw.uniform(0.15, 0.4);
    Pattern pattern = windows ? Pattern.WINDOWS : Pattern.BRICKS;
    Material front =
        new Material(pattern, wall, windows ? dark : wall.times(0.6), scale, 0.3, 0, 0);
    double deep = 3;
    Vec3 middle = new Vec3(x, high, z + Math.signum(z) * deep);
    add(
        new Box(draw.uniform(3.4, 4.6), high, deep),
        new Pose(Rotation.NONE, middle),
        front,
        SceneClass.BUILDING);
  }

  private void ground(RandomStream paint, double hue, Pattern pattern, double scale) {
    Rgb first = Rgb.hsv(hue, paint.uniform(0, 0.4), paint.uniform(0.05, 0.55));
    Material material =
        new Material(pattern, first, first.times(paint.uniform(0.5, 0.85)), scale, 0.5, 0.05, 0);
    add(new Plane(), Pose.WORLD, material, SceneClass.GROUND);
  }

  private void furnish(
      RandomStream draw, List<Furniture.Kind> kinds, double wide, double deep, int most) {
    int count = draw.below(most + 1);
    for (int i = 0; i < count; i++) {
      RandomStream one = draw.numbered(i);
      Furniture.Kind kind = one.pick(kinds);
      double radius = kind.radiusMetres();
      double x = one.uniform(-1, 1) * Math.max(0, wide - radius);
      double z = one.uniform(-1, 1) * Math.max(0, deep - radius);
      if (keepout.claim(x, z, radius)) {
        double heading = kind == Furniture.Kind.CAR ? Math.PI / 2 : one.uniform(-3.1, 3.1);
        solids.addAll(Furniture.of(kind, Pose.standing(x, z, heading), one.named("build")));
      }
    }
  }

  private static Ambience lamps(RandomStream draw, Vec3 room) {
    boolean dim = draw.chance(0.2);
    double strength = dim ? draw.named("dim").uniform(0.02, 0.4) : 1;
    Rgb warm = new Rgb(1, draw.uniform(0.85, 1), draw.uniform(0.65, 1.05));
    List<Light> lights = new ArrayList<>();
    int count = 1 + draw.below(2);
    for (int i = 0; i < count; i++) {
      Vec3 at =
          new Vec3(
              draw.uniform(-0.6, 0.6) * room.x(),
              room.y() - 0.1,
              draw.uniform(-0.6, 0.6) * room.z());
      Vec3 aim = new Vec3(at.x() * 0.3 + 0.01, 0.2, at.z() * 0.3 + 0.02);
      lights.add(new Light(at, warm.times(strength * 2.2 / count), 2.5, aim, 2.3));
    }
    Rgb fill = warm.times(strength * draw.named("fill").uniform(0.25, 0.9));
    return new Ambience(lights, fill, fill.times(0.6), Rgb.grey(0), Rgb.grey(0));
  }

  private static Ambience sky(RandomStream draw) {
    double azimuth = draw.uniform(0, 2 * Math.PI);
    double elevation = draw.uniform(0.35, 1.2);
    if (draw.chance(0.25)) {
      return night(draw);
    }
    double high = 60 * StrictMath.sin(elevation);
    double flat = 60 * StrictMath.cos(elevation);
    Vec3 sun = new Vec3(flat * StrictMath.cos(azimuth), high, flat * StrictMath.sin(azimuth));
    boolean cloudy = draw.chance(0.35);
    Rgb zenith = cloudy ? Rgb.grey(0.55) : new Rgb(0.22, 0.4, 0.8);
    Rgb horizon = cloudy ? Rgb.grey(0.7) : new Rgb(0.65, 0.75, 0.9);
    Rgb rays = new Rgb(1, 0.93, 0.8).times(cloudy ? 0.35 : 1.5);
    Light light = new Light(sun, rays, 1e6, new Vec3(0, 0.5, 0), 0.26);
    Rgb above = zenith.times(cloudy ? 0.9 : 0.7);
    return new Ambience(List.of(light), above, horizon.times(0.25), zenith, horizon);
  }

  private static Ambience night(RandomStream draw) {
    Rgb sodium = new Rgb(1, draw.uniform(0.6, 0.95), draw.uniform(0.3, 0.9));
    Vec3 lamp = new Vec3(draw.uniform(-3, 3), 4.5, draw.uniform(-3, 3));
    Rgb shine = sodium.times(draw.named("lamp").uniform(0.15, 1.8));
    Light light = new Light(lamp, shine, 4, new Vec3(lamp.x() * 0.2, 0.1, 0.05), 2.2);
    Rgb dark = new Rgb(0.03, 0.035, 0.06);
    return new Ambience(List.of(light), dark.times(2), dark, dark.times(0.5), dark);
  }

  private void add(Shape shape, Pose pose, Material material, SceneClass kind) {
    solids.add(Solid.thing(shape, pose, material, kind));
  }
}
