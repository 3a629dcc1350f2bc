package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Box;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticCameraTest {

  private static final CameraShape SHAPE = new CameraShape(125_000, 2, 16, 16);

  private final List<Long> times = new ArrayList<>();
  private final FakeTime time = new FakeTime();
  private int scenes;
  private long lateUs;

  @Test
  void picturesKeepASteadyDistanceAndScenesHaveAPauseBetweenThem() {
    watch(5);

    assertThat(times).containsExactly(0L, 125_000L, 1_750_000L, 1_875_000L, 3_500_000L);
  }

  @Test
  void aSceneThatComesLateBeginsWhereItsNextPictureIsDue() {
    lateUs = 5_000_001;

    watch(3);

    assertThat(times).containsExactly(5_125_000L, 5_250_000L, 10_375_000L);
  }

  @Test
  void whatWasActedIsKnownSceneByScene() {
    SyntheticCamera camera = watch(3);

    assertThat(camera.shown())
        .extracting(scene -> scene.pictures().get(1).get(0).actionIds())
        .containsExactly(Set.of(1), Set.of(2));
  }

  @Test
  void oneViewerIsEnough() {
    SyntheticCamera camera = new SyntheticCamera("yard", SHAPE, this::next);

    assertThat(camera.take()).isTrue();
    assertThat(camera.take()).isFalse();
  }

  private SyntheticCamera watch(int pictures) {
    SyntheticCamera camera = new SyntheticCamera("yard", SHAPE, this::next);
    assertThatThrownBy(
            () ->
                camera.show(
                    (coded, timeUs) -> {
                      assertThat(coded).isNotEmpty();
                      times.add(timeUs);
                      if (times.size() == pictures) {
                        throw new IOException("the viewer is gone");
                      }
                    },
                    time))
        .hasMessage("the viewer is gone");
    return camera;
  }

  private ActedScene next() {
    time.nowUs += lateUs;
    scenes++;
    ActedPerson person = new ActedPerson(new Box(0, 0, 1, 1), Set.of(scenes));
    return new ActedScene(
        Collections.nCopies(2, ByteBuffer.allocate(3 * 16 * 16)),
        new Acted(Collections.nCopies(2, List.of(person))));
  }

  /** Passes only by being waited for. */
  private static final class FakeTime implements Metronome {
    private long nowUs;

    @Override
    public long nowUs() {
      return nowUs;
    }

    @Override
    public void await(long timeUs) {
      nowUs = Math.max(nowUs, timeUs);
    }
  }
}
