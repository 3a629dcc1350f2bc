package io.pvit.ingest;

import io.pvit.ingest.camera.Condition;
import io.pvit.ingest.kafka.CameraGroup;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.EpochEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The cameras that this process watches, each on a thread of its own, so that one that waits or
 * fails is none of the others' business. Used by the one thread that follows the definitions.
 */
final class CameraRoster implements CameraGroup.Cameras {

  /** What one camera's thread has to do, one watcher after another. */
  private static final class Post {
    final int partition;
    final ExecutorService thread;
    CameraWatcher watcher;

    Post(int partition, CameraWatcher first) {
      this.partition = partition;
      this.watcher = first;
      this.thread =
          Executors.newSingleThreadExecutor(
              work -> {
                Thread named = new Thread(work, "camera-" + first.camera().cameraId());
                named.setDaemon(true);
                return named;
              });
      thread.execute(first);
    }

    void follow(EpochEnd endOfTheOne, CameraWatcher next) {
      watcher.stop(endOfTheOne);
      watcher = next;
      thread.execute(next);
    }

    void end(EpochEnd reason) {
      watcher.stop(reason);
      thread.shutdown();
    }
  }

  private final Map<String, Post> posts = new LinkedHashMap<>();
  private final WatchParts parts;
  private final Duration farewell;

  /**
   * @param farewell how long all cameras together may take to end when they are given away
   */
  CameraRoster(WatchParts parts, Duration farewell) {
    this.parts = parts;
    this.farewell = farewell;
  }

  @Override
  public void defined(int partition, Camera camera, boolean takenOver) {
    Post post = posts.get(camera.cameraId());
    if (post != null && looksTheSame(post.watcher.camera(), camera)) {
      return;
    }
    CameraWatcher watcher = new CameraWatcher(camera, takenOver, parts);
    if (!camera.enabled()) {
      watcher.stop(EpochEnd.PAUSED);
    }
    if (post == null) {
      posts.put(camera.cameraId(), new Post(partition, watcher));
    } else {
      post.follow(camera.enabled() ? EpochEnd.FORMAT_CHANGED : EpochEnd.PAUSED, watcher);
    }
  }

  @Override
  public void removed(String cameraId) {
    Post post = posts.remove(cameraId);
    if (post != null) {
      // The watcher before may have ended long ago, and left the span of a pause open.
      CameraWatcher last = new CameraWatcher(post.watcher.camera(), true, parts);
      last.stop(EpochEnd.REMOVED);
      post.follow(EpochEnd.REMOVED, last);
      post.end(EpochEnd.REMOVED);
    }
  }

  @Override
  public void released(Set<Integer> partitions) {
    List<Post> leaving = leave(partitions);
    long deadline = System.nanoTime() + farewell.toNanos();
    try {
      for (Post post : leaving) {
        boolean unused =
            post.thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void lost(Set<Integer> partitions) {
    leave(partitions);
  }

  @Override
  public List<CameraStatus> statuses() {
    long nowUs = parts.nowUs();
    List<CameraStatus> statuses = new ArrayList<>();
    for (Post post : posts.values()) {
      post.watcher.condition().map((Condition it) -> it.status(nowUs)).ifPresent(statuses::add);
    }
    return statuses;
  }

  private List<Post> leave(Set<Integer> partitions) {
    List<Post> leaving =
        posts.values().stream().filter(it -> partitions.contains(it.partition)).toList();
    posts.values().removeAll(leaving);
    leaving.forEach(it -> it.end(EpochEnd.READER_LOST));
    return leaving;
  }

  /** Zones and what is reported are none of ingest's business. */
  private static boolean looksTheSame(Camera one, Camera other) {
    return one.url().equals(other.url())
        && one.credentials().equals(other.credentials())
        && one.framesPerSecond() == other.framesPerSecond()
        && one.shortSide() == other.shortSide()
        && one.enabled() == other.enabled();
  }
}
