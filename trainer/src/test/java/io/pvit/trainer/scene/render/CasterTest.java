package io.pvit.trainer.scene.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasterTest {

  private static final Lens LENS = Lens.ofView(48, 32, 1.2, -0.08);
  private static final double FAR = 100;

  static Stream<Shape> solids() {
    return Stream.of(
        new Shape.Ellipsoid(0.4, 0.7, 0.3),
        new Shape.RoundCone(0.4, 0.15, 0.9, 1),
        new Shape.RoundCone(0.2, 0.45, 0.6, 0.6),
        new Shape.Box(0.5, 0.2, 0.7),
        new Shape.Cylinder(0.4, 0.6));
  }

  @ParameterizedTest
  @MethodSource("solids")
  void everyRayStopsWhereItFirstEntersTheSolidAndNowhereElse(Shape shape) {
    RandomStream random = RandomStream.of(5);
    for (int pose = 0; pose < 6; pose++) {
      Pose place = anyPose(random);
      Camera camera = Camera.looking(LENS, new Vec3(0.2, 1, -3), new Vec3(0, 1, 0));
      RayGrid rays = new RayGrid(LENS);
      DepthBuffer buffer = new DepthBuffer(rays.x.length, FAR);
      Caster.of(shape, place, camera).cast(rays, buffer, 7);
      for (int i = 0; i < rays.x.length; i++) {
        double entered = marched(shape, place, camera, rays.x[i], rays.y[i]);
        double cast = buffer.z[i];
        if (Double.isNaN(entered)) {
          assertThat(cast == FAR || grazes(shape, place, camera, rays, i, cast)).isTrue();
        } else {
          assertThat(cast).isCloseTo(entered, within(0.006));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("solids")
  void normalsHaveLengthOneAndAreAcrossTheDepthGradient(Shape shape) {
    RandomStream random = RandomStream.of(9);
    Lens fine = new Lens(61, 41, 60, 0);
    Camera camera = Camera.looking(fine, new Vec3(0.2, 1, -3), new Vec3(0, 1, 0));
    Caster caster = Caster.of(shape, anyPose(random), camera);
    RayGrid coarse = new RayGrid(fine);
    int checked = 0;
    for (int i = 0; i < coarse.x.length; i++) {
      double x = coarse.x[i];
      double y = coarse.y[i];
      double here = depth(caster, x, y);
      double right = depth(caster, x + 1e-6, y);
      double down = depth(caster, x, y + 1e-6);
      if (here == FAR || Math.abs(right - here) > 1e-4 || Math.abs(down - here) > 1e-4) {
        continue;
      }
      SurfacePoint point = new SurfacePoint();
      caster.surface(x, y, here, point);
      Vec3 normal = new Vec3(point.normalX, point.normalY, point.normalZ);
      Vec3 at = new Vec3(x * here, y * here, here);
      Vec3 alongX = new Vec3((x + 1e-6) * right, y * right, right).minus(at).unit();
      Vec3 alongY = new Vec3(x * down, (y + 1e-6) * down, down).minus(at).unit();
      assertThat(normal.length()).isCloseTo(1, within(1e-12));
      assertThat(normal.dot(at)).isNegative();
      assertThat(normal.dot(alongX)).isCloseTo(0, within(2e-3));
      assertThat(normal.dot(alongY)).isCloseTo(0, within(2e-3));
      checked++;
    }
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void aBallAheadIsHitAtItsDistanceLessItsRadius() {
    Camera camera = Camera.looking(LENS, new Vec3(0, 1, -5), new Vec3(0, 1, 0));
    Pose middle = new Pose(Rotation.NONE, new Vec3(0, 1, 0));

    Caster ball = Caster.of(new Shape.Ellipsoid(1, 1, 1), middle, camera);

    assertThat(depth(ball, 0, 0)).isCloseTo(4, within(1e-12));
    assertThat(depth(ball, 0.1, 0)).isCloseTo((5 - Math.sqrt(0.76)) / 1.01, within(1e-12));
    assertThat(depth(ball, 0.21, 0)).isEqualTo(FAR);
  }

  @Test
  void theGroundIsAsFarAsTheCameraIsHighOverTheSlopeOfTheRay() {
    Camera camera = Camera.looking(LENS, new Vec3(0, 1.5, 0), new Vec3(0, 1.5, 1));

    Caster ground = Caster.of(new Shape.Plane(), Pose.WORLD, camera);

    assertThat(depth(ground, 0.3, 0.25)).isCloseTo(6, within(1e-12));
    assertThat(depth(ground, 0.3, -0.25)).isEqualTo(FAR);
  }

  @Test
  void wallsAreSeenFromInsideWhereTheRayWouldLeave() {
    Camera camera = Camera.looking(LENS, new Vec3(0, 1.5, -1), new Vec3(0, 1.5, 1));

    Caster walls = Caster.of(new Shape.Walls(2, 3), Pose.WORLD, camera);

    assertThat(depth(walls, 0, 0)).isCloseTo(4, within(1e-12));
    assertThat(depth(walls, 1, 0.5)).isCloseTo(2, within(1e-12));
  }

  private static double depth(Caster caster, double x, double y) {
    RayGrid one = new RayGrid(new Lens(2, 2, 0.2, 0));
    Arrays.fill(one.x, x);
    Arrays.fill(one.y, y);
    DepthBuffer buffer = new DepthBuffer(4, FAR);
    caster.cast(one, buffer, 0);
    return buffer.z[0];
  }

  /** Found without the formulas: by small steps until inside. NaN when never. */
  private static double marched(Shape shape, Pose pose, Camera camera, double x, double y) {
    for (double z = 0.5; z < 6; z += 0.005) {
      if (Extent.contains(shape, pose, camera.toWorld(new Vec3(x * z, y * z, z)))) {
        return z - 0.0025;
      }
    }
    return Double.NaN;
  }

  /** A chord shorter than a step: the cast point has to be on the skin all the same. */
  private static boolean grazes(
      Shape shape, Pose pose, Camera camera, RayGrid rays, int i, double z) {
    for (double deeper = 0; deeper < 0.005; deeper += 1e-5) {
      double at = z + deeper;
      if (Extent.contains(
          shape, pose, camera.toWorld(new Vec3(rays.x[i] * at, rays.y[i] * at, at)))) {
        return true;
      }
    }
    return false;
  }

  private static Pose anyPose(RandomStream random) {
    Rotation turn =
        Rotation.yaw(random.uniform(-3, 3))
            .times(Rotation.pitch(random.uniform(-3, 3)))
            .times(Rotation.roll(random.uniform(-3, 3)));
    return new Pose(turn, new Vec3(random.uniform(-0.5, 0.5), random.uniform(0.7, 1.3), 0.3));
  }
}
