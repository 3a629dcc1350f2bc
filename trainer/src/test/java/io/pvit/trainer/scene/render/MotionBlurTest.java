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
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.Rgb;
import io.pvit.trainer.scene.world.Solid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A white ball before a black sky, one metre wide, ten metres away, forty pixels a metre. */
class MotionBlurTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 48;
  private static final Vec3 EYE = new Vec3(0, 1, -10);

  @Test
  void aBallThatFliesIsSmearedAlongItsWayAndOnlyThere() {
    Maps sharp = shot(0, 10, Vec3.ZERO);
    Maps smeared = shot(0.05, 10, Vec3.ZERO);

    assertThat(litColumns(sharp)).isBetween(38, 43);
    assertThat(litColumns(smeared)).as("0.8 of 0.5 m more").isBetween(53, 60);
    assertThat(litRows(smeared)).isEqualTo(litRows(sharp));
  }

  @Test
  void labelsAreThoseOfTheInstant() {
    Maps sharp = shot(0, 10, Vec3.ZERO);
    Maps smeared = shot(0.05, 10, Vec3.ZERO);

    assertThat(smeared.classes()).isEqualTo(sharp.classes());
    assertThat(smeared.depth()).isEqualTo(sharp.depth());
    assertThat(smeared.normals()).isEqualTo(sharp.normals());
  }

  @Test
  void whatRestsStaysSharp() {
    assertThat(shot(0.05, 0, Vec3.ZERO).rgb()).isEqualTo(shot(0, 0, Vec3.ZERO).rgb());
  }

  @Test
  void aCameraThatPansSmearsWhatRests() {
    Vec3 pan = new Vec3(8, 0, 0);

    assertThat(litColumns(shot(0.05, 0, pan))).isGreaterThan(litColumns(shot(0, 0, pan)) + 8);
  }

  private static Maps shot(double exposureSeconds, double speed, Vec3 pan) {
    Lens lens = new Lens(WIDTH, HEIGHT, 400, 0);
    CameraTrack track = new CameraTrack(lens, EYE, new Vec3(0, 1, 0), pan, 0);
    Sensor sensor = new Sensor(0.2, 0, 0, 0, Grade.NEUTRAL, exposureSeconds, Storage.LOSSLESS, 0);
    Ambience dark = new Ambience(List.of(), Rgb.grey(0), Rgb.grey(0), Rgb.grey(0), Rgb.grey(0));
    Place place = new Place(false, new Vec3(9, 9, 9), List.of(), dark);
    Maps maps = new Maps(1, HEIGHT, WIDTH);
    new Studio(place, sensor, track, 0).shoot(0, t -> List.of(ball(speed * t)), maps, 0);
    return maps;
  }

  private static Solid ball(double x) {
    Pose pose = new Pose(Rotation.NONE, new Vec3(x, 1, 0));
    Material white = Material.glowing(Rgb.grey(1));
    return Solid.thing(new Shape.Ellipsoid(0.5, 0.5, 0.5), pose, white, SceneClass.CLUTTER);
  }

  private static int litColumns(Maps maps) {
    int lit = 0;
    for (int column = 0; column < WIDTH; column++) {
      lit += isLit(maps, HEIGHT / 2, column) ? 1 : 0;
    }
    return lit;
  }

  private static int litRows(Maps maps) {
    int lit = 0;
    for (int row = 0; row < HEIGHT; row++) {
      lit += isLit(maps, row, WIDTH / 2) ? 1 : 0;
    }
    return lit;
  }

  private static boolean isLit(Maps maps, int row, int column) {
    return maps.rgb().get(maps.index(0, row, column) * 3) != 0;
  }
}
