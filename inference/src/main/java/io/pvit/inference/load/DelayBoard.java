package io.pvit.inference.load;

import io.pvit.schemas.CameraDelay;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far behind each camera of the process is. Any thread may use it. */
public final class DelayBoard {

  /** Whoever has sent nothing for so long is not late but gone, and others tell of that. */
  private static final long GONE_US = Duration.ofMinutes(10).toMillis() * 1000;

  private final Map<Object, Map<String, CameraDelay>> byTask = new ConcurrentHashMap<>();

  /** What became of a window's clip, if it completed one. */
  public enum Outcome {
    /** It was watched. */
    WATCHED,
    /** It was left out. */
    SHED,
    /** It completed none. */
    NONE
  }

  /**
   * A window was worked off.
   *
   * @param task who did it
   * @param millisBehind how long the window had waited by then
   * @param nowUs when that is
   */
  public void workedOff(
      Object task,
      String cameraId,
      long millisBehind,
      long nowUs,
      Outcome outcome,
      boolean overloaded) {
    Map<String, CameraDelay> cameras =
        byTask.computeIfAbsent(task, it -> new ConcurrentHashMap<>());
    CameraDelay before =
        cameras.getOrDefault(cameraId, new CameraDelay(cameraId, 0, nowUs, 0, 0, false));
    cameras.put(
        cameraId,
        new CameraDelay(
            cameraId,
            millisBehind,
            nowUs,
            before.clips() + (outcome == Outcome.WATCHED ? 1 : 0),
            before.shedClips() + (outcome == Outcome.SHED ? 1 : 0),
            overloaded));
  }

  /** The task is another's now, and its cameras with it. */
  public void release(Object task) {
    byTask.remove(task);
  }

  /** Who is furthest behind comes first. */
  public List<CameraDelay> delays(long nowUs) {
    byTask
        .values()
        .forEach(cameras -> cameras.values().removeIf(it -> nowUs - it.readAtUs() > GONE_US));
    return byTask.values().stream()
        .flatMap(cameras -> cameras.values().stream())
        .sorted(
            Comparator.comparingLong(CameraDelay::millisBehind)
                .reversed()
                .thenComparing(CameraDelay::cameraId))
        .toList();
  }
}
