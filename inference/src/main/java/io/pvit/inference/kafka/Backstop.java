package io.pvit.inference.kafka;

import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.event.EventLifecycle;
import io.pvit.inference.event.EventStep;
import io.pvit.inference.kafka.Backlog.Standing;
import io.pvit.schemas.ActionEvent.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the events of a camera that died without a word. Owned by one task.
 *
 * <p>Silence is counted in checks, not read off a clock, so that a clock that jumps ends nothing;
 * the count is part of the camera's memory, so that a restart does not begin it anew.
 *
 * <p>Where nothing goes on, silence ends no events, but the pictures are not kept for good.
 *
 * <p>A camera is not silent whose windows merely wait to be read: when the count is full, the end
 * of the topic is noted, and only when everything before it is worked off, and no window of the
 * camera was among it, is the camera lost.
 */
final class Backstop {

  private static final Logger log = LoggerFactory.getLogger(Backstop.class);

  /** They fill the time: the check that comes just after the last window is not among them. */
  private static final int CHECKS = 10;

  private final Duration silence;
  private final Backlog backlog;
  private final EventLifecycle lifecycle;
  private final Memories memories;
  private final Definitions definitions;
  private final HeldPictures pictures;
  private final int partition;
  private final Set<String> heard = new HashSet<>();
  private final Map<String, Long> awaited = new HashMap<>();
  private final Map<String, Integer> idleChecks = new HashMap<>();

  Backstop(
      Shared shared,
      Memories memories,
      Definitions definitions,
      HeldPictures pictures,
      int partition) {
    this.silence = shared.cameraSilence();
    this.backlog = shared.backlog();
    this.lifecycle = shared.lifecycle();
    this.memories = memories;
    this.definitions = definitions;
    this.pictures = pictures;
    this.partition = partition;
  }

  /** How often to check. */
  Duration interval() {
    return silence.dividedBy(CHECKS);
  }

  /** A window or marker of the camera was read. */
  void heard(String cameraId) {
    heard.add(cameraId);
  }

  /** What ends a camera's events. */
  interface Ending {
    void write(String cameraId, EventStep ended);

    /** No window comes that would tell that what was shed is over. */
    CameraMemory settled(String cameraId, CameraMemory memory);
  }

  /** Asks the broker at most once, and before the first write opens a transaction. */
  void check(Ending ending) {
    awaited.keySet().removeAll(heard);
    Map<String, CameraMemory> counted = new LinkedHashMap<>();
    Map<String, CameraMemory> due = new LinkedHashMap<>();
    List<String> idle = new ArrayList<>();
    for (String cameraId : memories.cameras()) {
      memories
          .find(cameraId)
          .ifPresent(
              memory -> {
                count(cameraId, memory, counted, due);
                if (becomesIdle(cameraId, memory)) {
                  idle.add(cameraId);
                }
              });
    }
    Optional<Standing> now = due.isEmpty() ? Optional.empty() : backlog.standing(partition);
    counted.forEach(memories::keep);
    idle.forEach(cameraId -> letRest(cameraId, ending));
    now.ifPresent(standing -> loseWhatIsWorkedOff(due, standing, ending));
    heard.clear();
  }

  private void count(
      String cameraId,
      CameraMemory memory,
      Map<String, CameraMemory> counted,
      Map<String, CameraMemory> due) {
    boolean quiet = !heard.contains(cameraId) && memory.events().goOn();
    int checks = quiet ? Math.min(memory.silentChecks() + 1, CHECKS) : 0;
    if (checks == CHECKS) {
      due.put(cameraId, memory);
    } else if (checks != memory.silentChecks()) {
      counted.put(cameraId, memory.silentFor(checks));
    }
  }

  private boolean becomesIdle(String cameraId, CameraMemory memory) {
    if (heard.contains(cameraId) || memory.events().goOn()) {
      idleChecks.remove(cameraId);
      return false;
    }
    return idleChecks.merge(cameraId, 1, Integer::sum) == CHECKS;
  }

  /** Its pictures are of use to a next window only, and nobody says that one will come. */
  private void letRest(String cameraId, Ending ending) {
    pictures.forget(cameraId);
    memories
        .find(cameraId)
        .filter(memory -> memory.load().shed().isPresent())
        .ifPresent(memory -> memories.keep(cameraId, ending.settled(cameraId, memory)));
  }

  private void loseWhatIsWorkedOff(Map<String, CameraMemory> due, Standing now, Ending ending) {
    due.forEach(
        (cameraId, memory) -> {
          if (awaited.computeIfAbsent(cameraId, camera -> now.end()) <= now.workedOff()) {
            lose(cameraId, memory, ending);
          }
        });
  }

  private void lose(String cameraId, CameraMemory memory, Ending ending) {
    boolean paused = definitions.find(cameraId).filter(it -> !it.enabled()).isPresent();
    log.warn("Camera {} sent nothing for {} ms: its events end.", cameraId, silence.toMillis());
    EventStep ended =
        lifecycle.end(
            memory.events(), cameraId, paused ? EndReason.CAMERA_PAUSED : EndReason.CAMERA_LOST);
    ending.write(cameraId, ended);
    memories.keep(cameraId, ending.settled(cameraId, memory.with(ended.state()).silentFor(0)));
    awaited.remove(cameraId);
  }
}
