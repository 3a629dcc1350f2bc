package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Box;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScenesAheadTest {

  private final Semaphore mayBeMade = new Semaphore(0);
  private final List<String> made = new CopyOnWriteArrayList<>();

  @Test
  void everyCameraShowsItsScenesInTheirOrder() throws Exception {
    mayBeMade.release(8);
    try (ScenesAhead ahead = ScenesAhead.start(this::scene, 2, 10_000)) {
      assertThat(List.of(ahead.next(0), ahead.next(0), ahead.next(1), ahead.next(0)))
          .containsExactly(named(0, 0), named(0, 1), named(1, 0), named(0, 2));
    }
  }

  @Test
  void aCameraWhoseSceneIsLongInComingShowsTheLastOneOnceMore() throws Exception {
    mayBeMade.release(1);
    try (ScenesAhead ahead = ScenesAhead.start(this::scene, 1, 1)) {
      ActedScene first = ahead.next(0);

      assertThat(ahead.next(0)).isSameAs(first);

      mayBeMade.release(1);
      ActedScene next = ahead.next(0);
      while (next.equals(first)) {
        next = ahead.next(0);
      }
      assertThat(next).isEqualTo(named(0, 1));
    }
  }

  @Test
  void aCameraThatNobodyWatchesKeepsNoneFromTheOthers() throws Exception {
    mayBeMade.release(100);
    try (ScenesAhead ahead = ScenesAhead.start(this::scene, 2, 10_000)) {
      for (int i = 0; i < 5; i++) {
        assertThat(ahead.next(1)).isEqualTo(named(1, i));
      }
      assertThat(made).filteredOn(name -> name.startsWith("0/")).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void whoeverWaitsHearsWhenNoSceneCanBeMade() {
    ScenesAhead.Maker broken =
        (camera, number) -> {
          throw new IllegalArgumentException("nobody to act");
        };
    try (ScenesAhead ahead = ScenesAhead.start(broken, 1, 10_000)) {
      assertThatThrownBy(() -> ahead.next(0))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("nobody to act");
    }
  }

  private ActedScene scene(int camera, int number) {
    mayBeMade.acquireUninterruptibly();
    made.add(camera + "/" + number);
    return named(camera, number);
  }

  private static ActedScene named(int camera, int number) {
    return new ActedScene(
        List.of(ByteBuffer.wrap(new byte[] {(byte) camera, (byte) number})),
        new Acted(List.of(List.of(new ActedPerson(new Box(0, 0, 1, 1), Set.of(12))))));
  }
}
