package io.pvit.inference.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What a task holds of people's pictures, in memory only. Both of its processors use it; owned by
 * the task.
 *
 * @param recent for clips
 * @param keyFrames for events
 */
record HeldPictures(RecentPictures recent, KeyFrames keyFrames) {

  static HeldPictures of(Shared shared) {
    return new HeldPictures(
        new RecentPictures(shared.rereading(), shared.decoder(), shared.meters()),
        new KeyFrames(shared));
  }

  /** Of this camera nothing is held any more; what is asked for is read again. */
  void forget(String cameraId) {
    recent.forget(cameraId);
    keyFrames.forget(cameraId);
  }

  void clear() {
    recent.clear();
    keyFrames.clear();
  }

  /** Of all tasks of the process. Any thread may use it. */
  static final class ByTask {

    private final Shared shared;
    private final Map<TaskId, HeldPictures> held = new ConcurrentHashMap<>();

    ByTask(Shared shared) {
      this.shared = shared;
    }

    HeldPictures of(TaskId task) {
      return held.computeIfAbsent(task, id -> HeldPictures.of(shared));
    }

    /** The task is closed; what another thread holds since for the same one is not touched. */
    void release(TaskId task, HeldPictures closed) {
      held.remove(task, closed);
    }
  }
}
