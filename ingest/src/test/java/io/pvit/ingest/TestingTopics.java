package io.pvit.ingest;

import io.pvit.ingest.window.CameraSink;
import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.exit.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one camera's watchers have written, one after another. */
final class TestingTopics {

  final List<FrameWindow> windows = new ArrayList<>();
  final List<CoverageSpan> spans = new ArrayList<>();
  CoverageMark mark = CoverageMark.NONE;
  int opened;
  private Optional<StopException> failure = Optional.empty();

  /** Refuses everything from now on, as a broker would that is gone or has fenced the writer. */
  void fail(StopException with) {
    failure = Optional.of(with);
  }

  /** Takes everything again. */
  void mend() {
    failure = Optional.empty();
  }

  CameraSink open() {
    opened++;
    return new Sink(left());
  }

  private Optional<IngestProgress> left() {
    if (windows.isEmpty() && mark.equals(CoverageMark.NONE)) {
      return Optional.empty();
    }
    Optional<FrameWindow> last =
        windows.isEmpty() ? Optional.empty() : Optional.of(windows.get(windows.size() - 1));
    return Optional.of(
        new IngestProgress(
            "yard",
            windows.size(),
            last.map(FrameWindow::streamEpoch).orElse(0),
            last.map(it -> it.end().isEmpty()).orElse(false),
            windows.stream()
                .flatMap(it -> it.frames().stream())
                .mapToLong(it -> it.captureTimeUs())
                .max()
                .orElse(0),
            1,
            mark.untilUs(),
            mark.blindFor(),
            last.flatMap(FrameWindow::end)));
  }

  private final class Sink implements CameraSink {
    private final Optional<IngestProgress> left;

    Sink(Optional<IngestProgress> left) {
      this.left = left;
    }

    @Override
    public Optional<IngestProgress> left() {
      return left;
    }

    @Override
    public void cover(List<CoverageSpan> more, CoverageMark upTo) {
      failure.ifPresent(
          it -> {
            throw it;
          });
      spans.addAll(more);
      mark = upTo;
    }

    @Override
    public Continuation continuation() {
      return windows.isEmpty()
          ? Continuation.FRESH
          : new Continuation(windows.size(), windows.get(windows.size() - 1).streamEpoch() + 1);
    }

    @Override
    public void accept(FrameWindow window) {
      failure.ifPresent(
          it -> {
            throw it;
          });
      windows.add(window);
    }

    @Override
    public void commitIfDue() {
      // Everything counts at once here.
    }

    @Override
    public void commit() {
      // Everything counts at once here.
    }

    @Override
    public void finish() {
      // Everything counts at once here.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
