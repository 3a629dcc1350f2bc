package io.pvit.trainer.scene.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Ambience;
import io.pvit.trainer.scene.world.Light;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Pattern;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.Rgb;
import io.pvit.trainer.scene.world.Solid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ball that flies over a tiled floor past a box, under two lamps. */
class BackdropTest {

  /** Too little to move the camera, but it does not count as standing still. */
  private static final double NO_TREMBLE_METRES = 1e-300;

  @Test
  void aCameraThatStandsStillSeesWhatItSeesWhenEveryFrameIsMadeAnew() {
    assertSame(Sensor.IDEAL);
  }

  @Test
  void soItDoesWhenTheExposureIsLong() {
    assertSame(new Sensor(0.2, 0, 0, 0, Grade.NEUTRAL, 0.06, Storage.LOSSLESS, 0));
  }

  private static void assertSame(Sensor sensor) {
    Maps kept = film(sensor, 0);
    Maps anew = film(sensor, NO_TREMBLE_METRES);

    assertThat(kept.rgb()).isEqualTo(anew.rgb());
    assertThat(kept.depth()).isEqualTo(anew.depth());
    assertThat(kept.normals()).isEqualTo(anew.normals());
    assertThat(kept.classes()).isEqualTo(anew.classes());
    assertThat(kept.persons()).isEqualTo(anew.persons());
  }

  private static Maps film(Sensor sensor, double tremble) {
    Lens lens = Lens.ofView(96, 64, 1.2, -0.05);
    CameraTrack track =
        new CameraTrack(lens, new Vec3(0, 2, -5), new Vec3(0, 0.7, 0), Vec3.ZERO, tremble);
    Studio studio = new Studio(place(), sensor, track, 0);
    Maps maps = new Maps(3, 64, 96);
    for (int frame = 0; frame < 3; frame++) {
      studio.shoot(0.2 * frame, t -> List.of(ball(4 * t - 1)), maps, frame);
    }
    return maps;
  }

  private static Place place() {
    Material tiles = Material.patterned(Pattern.TILES, Rgb.grey(0.5), Rgb.grey(0.1), 0.5);
    Material paint = Material.plain(new Rgb(0.6, 0.2, 0.1));
    Rgb shine = new Rgb(1, 0.9, 0.8);
    return new Place(
        false,
        new Vec3(9, 9, 9),
        List.of(
            Solid.thing(new Shape.Plane(), Pose.WORLD, tiles, SceneClass.GROUND),
            Solid.thing(
                new Shape.Box(0.3, 0.6, 0.3),
                Pose.standing(0.8, 0.5, 0.3),
                paint,
                SceneClass.FURNITURE)),
        new Ambience(
            List.of(
                new Light(new Vec3(-2, 4, -1), shine, 5, new Vec3(0, 0.1, 0), 1.4),
                new Light(new Vec3(3, 5, 1), shine, 5, new Vec3(0, 0.1, 0), 1.4)),
            Rgb.grey(0.2),
            Rgb.grey(0.1),
            Rgb.grey(0.5),
            Rgb.grey(0.7)));
  }

  private static Solid ball(double x) {
    Pose pose = new Pose(Rotation.NONE, new Vec3(x, 0.7, 0));
    Material red = Material.plain(new Rgb(0.7, 0.1, 0.1));
    return Solid.thing(new Shape.Ellipsoid(0.3, 0.3, 0.3), pose, red, SceneClass.CLUTTER);
  }
}
