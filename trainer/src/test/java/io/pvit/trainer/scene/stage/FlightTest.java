package io.pvit.trainer.scene.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.scene.geometry.Vec3;
import org.junit.jupiter.api.Test;

class FlightTest {

  private static final Vec3 ROOM = new Vec3(3, 2.6, 3);

  @Test
  void whatIsThrownStaysWithinTheWallsAndEndsOnTheFloor() {
    for (double speed = -9; speed <= 9; speed += 1.5) {
      Flight flight = new Flight(new Vec3(1, 1.8, -1), new Vec3(speed, 2, 7), 0.1, ROOM);
      for (double t = 0; t < 3; t += 0.02) {
        Vec3 place = flight.after(t).place();
        assertThat(Math.abs(place.x())).isLessThanOrEqualTo(2.9);
        assertThat(Math.abs(place.z())).isLessThanOrEqualTo(2.9);
        assertThat(place.y()).isGreaterThanOrEqualTo(0.1 - 1e-9);
      }
      assertThat(flight.after(3).rests()).isTrue();
      assertThat(flight.after(3).place().y()).isEqualTo(0.1);
      assertThat(flight.after(3)).isEqualTo(flight.after(4));
    }
  }

  @Test
  void aWallThrowsItBack() {
    Flight flight = new Flight(new Vec3(0, 2, 2.4), new Vec3(0, 0, 10), 0.1, ROOM);

    assertThat(flight.after(0.05).place().z()).isCloseTo(2.9, within(1e-9));
    assertThat(flight.after(0.25).place().z()).isCloseTo(2.9 - 0.25 * 2, within(1e-9));
  }

  @Test
  void inTheOpenItFallsAsThingsDo() {
    Flight flight = new Flight(new Vec3(0, 2, 0), new Vec3(1, 0, 0), 0.1, ROOM);

    assertThat(flight.after(0.4).place().x()).isCloseTo(0.4, within(1e-9));
    assertThat(flight.after(0.4).place().y()).isCloseTo(2 - 9.81 * 0.08, within(1e-9));
  }
}
