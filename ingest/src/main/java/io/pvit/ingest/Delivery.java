package io.pvit.ingest;

import io.pvit.ingest.window.WindowBuilder;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import java.util.function.Consumer;

/** From frames to delivered windows, at the pace that the pipeline allows. */
final class Delivery {

  private final WindowBuilder builder;
  private final WindowSink sink;
  private final Pace pace;
  private final boolean commitsEach;
  private final Consumer<FrameWindow> delivered;

  /**
   * @param commitsEach whether the next picture may be long in coming, so that a window must not
   *     wait for company
   */
  Delivery(
      WindowBuilder builder,
      WindowSink sink,
      Pace pace,
      boolean commitsEach,
      Consumer<FrameWindow> delivered) {
    this.builder = builder;
    this.sink = sink;
    this.pace = pace;
    this.commitsEach = commitsEach;
    this.delivered = delivered;
  }

  void frame(Frame frame) {
    if (builder.isOneFrameShort()) {
      pace.await(frame.captureTimeUs());
    }
    builder.add(frame).ifPresent(this::window);
  }

  void endEpoch(EpochEnd reason) {
    builder.endEpoch(reason).forEach(this::window);
  }

  private void window(FrameWindow window) {
    sink.accept(window);
    if (commitsEach) {
      sink.commit();
    }
    delivered.accept(window);
  }
}
