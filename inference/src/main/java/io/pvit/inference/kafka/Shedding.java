package io.pvit.inference.kafka;

import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.load.DelayBoard;
import io.pvit.inference.load.DelayBoard.Outcome;
import io.pvit.inference.load.Floods;
import io.pvit.inference.load.OverloadRule;
import io.pvit.schemas.Camera;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.clip.WindowFacts;
import java.util.Optional;

/** Decides which clips of a task's cameras are not watched. Owned by one task. */
final class Shedding {

  private final OverloadRule rule;
  private final DelayBoard delays;
  private final Floods floods;

  Shedding(Shared shared) {
    this.rule = shared.overload();
    this.delays = shared.meters().delays();
    this.floods = new Floods(rule);
  }

  /** The camera's memory once this window has come. */
  CameraMemory arrived(
      CameraMemory before, FrameWindow window, Optional<Camera> definition, Origin origin) {
    if (window.frames().isEmpty()) {
      return before;
    }
    WindowFacts facts = WindowFacts.of(window);
    CameraMemory after =
        before.with(
            rule.arrived(
                before.load(),
                window.windowedAtUs(),
                facts.frames() * facts.frameIntervalUs(),
                millisBehind(window, origin.readAtUs())));
    boolean mayShed = rule.policy(definition) != OverloadPolicy.BLOCK;
    floods.saw(window.cameraId(), after.load(), mayShed);
    return after;
  }

  /** Whether the clip that this window completes is left out. */
  boolean sheds(
      CameraMemory memory, FrameWindow window, Optional<Camera> definition, Origin origin) {
    return rule.sheds(
        memory.load(),
        rule.policy(definition),
        millisBehind(window, origin.readAtUs()),
        floods.beside(window.cameraId(), window.windowedAtUs()));
  }

  /** The clip that this window completes was left out. */
  static CameraMemory shed(CameraMemory memory, FrameWindow window) {
    WindowFacts facts = WindowFacts.of(window);
    return memory.with(memory.load().shed(facts.fromUs(), facts.toUs() + facts.frameIntervalUs()));
  }

  /** A window was worked off; markers tell of no delay. */
  void workedOff(FrameWindow window, CameraMemory after, Outcome outcome, long nowUs) {
    if (!window.frames().isEmpty()) {
      delays.workedOff(
          this,
          window.cameraId(),
          millisBehind(window, nowUs),
          nowUs,
          outcome,
          after.load().overloaded());
    }
  }

  /** The task is closed. */
  void close() {
    delays.release(this);
  }

  private static long millisBehind(FrameWindow window, long nowUs) {
    return Math.max(0, nowUs - window.windowedAtUs()) / 1000;
  }
}
