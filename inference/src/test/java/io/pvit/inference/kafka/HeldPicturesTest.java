package io.pvit.inference.kafka;

import static io.pvit.inference.network.TestingNetwork.walker;
import static io.pvit.inference.network.TestingPictures.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.event.CameraEvents;
import io.pvit.inference.event.EventStep;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.KeyFrame;
import io.pvit.schemas.Reporting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is not held would be read again, and the broker hands nothing out. */
class HeldPicturesTest {

  private static final Optional<Camera> CARRIES =
      Optional.of(
          new Camera(
              "a",
              "rtsp://camera/1",
              8,
              256,
              true,
              List.of(),
              new Reporting(List.of(), Optional.empty(), Optional.empty(), Optional.of(true))));

  @TempDir Path state;

  private final TestingNetwork network = new TestingNetwork(numbers -> List.of(walker(0.8)));

  @Test
  void theKeyFramesOfACameraThatIsForgottenAreGone() {
    EventStep start = new EventStep(CameraEvents.initial(), startOfA(), List.of());
    try (TestingShared shared = new TestingShared(state, network, 1, HeldPicturesTest::slow)) {
      HeldPictures pictures = HeldPictures.of(shared.parts());
      pictures.keyFrames().take(window("a", 2), 2, CARRIES);

      pictures.forget("b");
      assertThat(picture(pictures, start)).isPresent();

      pictures.forget("a");
      assertThat(picture(pictures, start)).isEmpty();
    }
  }

  @Test
  void whatATaskHoldsIsItsOwnUntilItIsClosed() {
    try (TestingShared shared = new TestingShared(state, network, 1, HeldPicturesTest::slow)) {
      HeldPictures.ByTask tasks = new HeldPictures.ByTask(shared.parts());
      TaskId task = new TaskId(0, 1);
      HeldPictures first = tasks.of(task);

      assertThat(tasks.of(task)).isSameAs(first);
      assertThat(tasks.of(new TaskId(0, 2))).isNotSameAs(first);

      tasks.release(task, first);
      HeldPictures second = tasks.of(task);
      assertThat(second).isNotSameAs(first);

      tasks.release(task, first);
      assertThat(tasks.of(task)).isSameAs(second);
    }
  }

  private static Optional<?> picture(HeldPictures pictures, EventStep step) {
    return pictures
        .keyFrames()
        .added(step, CARRIES)
        .events()
        .get(0)
        .keyFrame()
        .flatMap(KeyFrame::jpeg);
  }

  private List<ActionEvent> startOfA() {
    try (TestingDriver inference = new TestingDriver(state, network, 1, HeldPicturesTest::slow)) {
      inference.send("a", 0, 1, 2);
      return inference.events();
    }
  }

  private static Consumer<byte[], byte[]> slow() {
    throw new RereadingTookTooLong("the broker is slow");
  }
}
