package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.motion.Act;
import io.pvit.trainer.scene.motion.Motion;
import io.pvit.trainer.scene.motion.Part;
import io.pvit.trainer.scene.motion.Recorded;
import io.pvit.trainer.scene.motion.Routine;
import io.pvit.trainer.scene.motion.Span;
import io.pvit.trainer.scene.random.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Captures and what happens in them, as routines that anybody can act. An entry is a stretch of one
 * capture; what other entries say of the same stretch is true in it too.
 */
public final class CaptureIndex {

  private static final double SLOWEST = 0.9;
  private static final double FASTEST = 1.1;
  private static final double UPRIGHT_LEGS = 0.8;
  private static final double STANDING_SECONDS = 3;

  private CaptureIndex() {}

  /**
   * @param index a CSV beside the captures, or above them
   * @throws CaptureRefused naming file and line
   */
  public static List<Routine> read(Path index) {
    List<IndexEntry> entries = IndexEntry.read(index);
    Map<Path, Performance> performances = new HashMap<>();
    List<Routine> routines = new ArrayList<>();
    for (IndexEntry entry : entries) {
      Performance performance = performances.computeIfAbsent(entry.capture(), Performance::read);
      entry.requireWithin(performance.seconds());
      List<IndexEntry> same =
          entries.stream().filter(e -> e.capture().equals(entry.capture())).toList();
      routines.add(
          new Routine(
              entry.actions().get(0),
              1,
              (random, bodies) -> List.of(part(entry, same, performance, random, bodies.get(0)))));
    }
    return routines;
  }

  private static Part part(
      IndexEntry entry,
      List<IndexEntry> same,
      Performance performance,
      RandomStream random,
      Proportions body) {
    double pace = random.uniform(SLOWEST, FASTEST);
    Motion captured = performance.motion(body, entry.from());
    boolean mirror = random.chance(0.5);
    Motion motion =
        seconds -> {
          Posture posture = captured.at(seconds * pace);
          return mirror ? posture.mirrored() : posture;
        };
    double seconds = (entry.until() - entry.from()) / pace;
    List<Span> spans = new ArrayList<>();
    for (IndexEntry other : same) {
      double from = Math.max(0, (other.from() - entry.from()) / pace);
      double until = Math.min(seconds, (other.until() - entry.from()) / pace);
      if (until > from) {
        other.actions().forEach(action -> spans.add(new Span(action, from, until)));
      }
    }
    Root last = motion.at(seconds).root();
    List<Act> acts = new ArrayList<>();
    acts.add(Recorded.act(seconds, motion, spans, new Advance(last.x(), last.z(), last.yaw())));
    if (last.height() > UPRIGHT_LEGS) {
      acts.add(Recorded.standing(STANDING_SECONDS));
    }
    return new Part(Pose.WORLD, acts, 0);
  }
}
