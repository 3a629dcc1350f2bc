package io.pvit.inference.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What a task holds of people's pictures, in memory only. Both of its processors use it; owned by
 * the task.
 *
 * @param keyFrames for events
 */
record HeldPictures(KeyFrames keyFrames) {

  void clear() {
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
      return held.computeIfAbsent(task, id -> new HeldPictures(new KeyFrames(shared)));
    }

    /** The task is closed; what another thread holds since for the same one is not touched. */
    void release(TaskId task, HeldPictures closed) {
      held.remove(task, closed);
    }
  }
}
