package io.pvit.ingest;

import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.FrameWindow;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, and a diary. */
final class TestingSink implements WindowSink {

  final List<FrameWindow> windows = new ArrayList<>();
  final List<String> diary = new ArrayList<>();
  private final Continuation continuation;
  private int failingAt = Integer.MAX_VALUE;

  TestingSink() {
    this(Continuation.FRESH);
  }

  TestingSink(Continuation continuation) {
    this.continuation = continuation;
  }

  /** Refuses the n-th window. */
  TestingSink failingAt(int n) {
    failingAt = n;
    return this;
  }

  @Override
  public Continuation continuation() {
    return continuation;
  }

  @Override
  public void accept(FrameWindow window) {
    if (windows.size() == failingAt) {
      throw new IllegalStateException("the sink is full");
    }
    windows.add(window);
    diary.add("accept " + window.sequence());
  }

  @Override
  public void commitIfDue() {
    // The diary keeps only what a reader of the topic would notice.
  }

  @Override
  public void commit() {
    diary.add("commit");
  }

  @Override
  public void finish() {
    diary.add("finish");
  }

  @Override
  public void close() {
    diary.add("close");
  }
}
