package io.pvit.app.demo;

import io.pvit.ingest.Ingest;
import io.pvit.ingest.IngestRequest;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.Pace;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Reads all views of an input, each on a thread of its own; where one is lost, all end. */
final class Readers {

  private record Reader(Ingest ingest, AtomicLong frames, CompletableFuture<IngestResult> result) {}

  private final List<Reader> readers = new ArrayList<>();

  /** Connects to nothing yet. */
  Readers(DemoInput input, IngestConfig config, Supplier<Pace> pace) {
    for (View view : input.views()) {
      AtomicLong frames = new AtomicLong();
      Ingest ingest =
          new Ingest(
              new IngestRequest(view.cameraId(), view.location(), Optional.empty(), input.limit()),
              config,
              pace.get(),
              figures -> frames.set(figures.frames()));
      readers.add(new Reader(ingest, frames, new CompletableFuture<>()));
    }
  }

  void start() {
    for (Reader reader : readers) {
      Thread thread = new Thread(() -> read(reader), "demo-ingest");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Sampled pictures published so far, of all views. */
  long frames() {
    return readers.stream().mapToLong(reader -> reader.frames().get()).sum();
  }

  /** Ends them all soon, with their epochs closed; from any thread. */
  void cancel() {
    readers.forEach(reader -> reader.ingest().cancel());
  }

  /**
   * Waits until all have ended.
   *
   * @throws StopException when one could not go on
   */
  List<IngestResult> results() throws InterruptedException {
    List<IngestResult> results = new ArrayList<>();
    for (Reader reader : readers) {
      results.add(result(reader));
    }
    return results;
  }

  private static IngestResult result(Reader reader) throws InterruptedException {
    try {
      return reader.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StopException reason) {
        throw new StopException(reason.code(), String.valueOf(reason.getMessage()), reason);
      }
      throw new IllegalStateException("reading the input failed", e.getCause());
    }
  }

  private void read(Reader reader) {
    try {
      IngestResult result = reader.ingest().run();
      reader.result().complete(result);
      if (result.loss().isPresent()) {
        cancel();
      }
    } catch (RuntimeException e) {
      reader.result().completeExceptionally(e);
      cancel();
    }
  }
}
