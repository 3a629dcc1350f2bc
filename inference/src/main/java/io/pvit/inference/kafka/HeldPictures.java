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

  /**
   * Of all tasks of the process. Any thread may use it.
   *
   * <p>A thread that the group has given up works on until it notices, while another of this very
   * process has the task already, and maybe is at earlier windows: so each thread has its own.
   */
  static final class ByTask {

    private final Shared shared;
    private final Map<Owned, HeldPictures> held = new ConcurrentHashMap<>();

    private record Owned(TaskId task, Thread owner) {

      static Owned here(TaskId task) {
        return new Owned(task, Thread.currentThread());
      }
    }

    ByTask(Shared shared) {
      this.shared = shared;
    }

    /** Of the task as the calling thread has it. */
    HeldPictures of(TaskId task) {
      return held.computeIfAbsent(Owned.here(task), owned -> HeldPictures.of(shared));
    }

    /** The calling thread has closed the task. */
    void release(TaskId task) {
      held.remove(Owned.here(task));
    }
  }
}
