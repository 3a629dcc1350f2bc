package io.pvit.ingest.frames;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes numbered JPEGs, {@code index.csv} with their capture times and {@code frames.json} with
 * what they have in common.
 *
 * <p>All of it appears at once: it is written beside, into {@code NAME.partial}, and renamed last.
 */
public final class FrameDirectory implements WindowSink {

  private static final String INDEX = "index.csv";
  private static final String FACTS = "frames.json";

  private final Path directory;
  private final Path partial;
  private final String source;
  private final long intervalUs;
  private final Writer index;
  private long frames;
  private int width;
  private int height;
  private boolean finished;

  /**
   * Begins a directory.
   *
   * @param directory must not exist, or be empty
   * @param source what the frames are of, without credentials
   * @param intervalUs between two frames
   * @throws StopException with {@link ExitCode#DATA_DIRECTORY} when the directory cannot be used
   */
  public FrameDirectory(Path directory, String source, long intervalUs) {
    this.directory = directory.toAbsolutePath().normalize();
    this.partial = this.directory.resolveSibling(this.directory.getFileName() + ".partial");
    this.source = source;
    this.intervalUs = intervalUs;
    refuseUsed();
    try {
      Files.createDirectories(this.directory.getParent());
      Files.createDirectory(partial);
      index = Files.newBufferedWriter(partial.resolve(INDEX), StandardCharsets.UTF_8);
      index.write("frame,captureTimeUs\n");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Continuation continuation() {
    return Continuation.FRESH;
  }

  @Override
  public void accept(FrameWindow window) {
    if (window.end().isPresent()) {
      return;
    }
    refuseAnotherSize(window);
    try {
      for (Frame frame : window.frames()) {
        write(partial.resolve("%06d.jpg".formatted(frames)), frame.payload());
        index.write("%d,%d\n".formatted(frames, frame.captureTimeUs()));
        frames++;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void commitIfDue() {
    // All of it appears at the end.
  }

  @Override
  public void commit() {
    // All of it appears at the end.
  }

  @Override
  public void finish() {
    if (frames == 0) {
      throw new StopException(
          ExitCode.INPUT_UNREADABLE,
          "The input '%s' gave no frame, so %s was not written.".formatted(source, directory));
    }
    try {
      index.close();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("frameIntervalUs", intervalUs);
      facts.put("width", width);
      facts.put("height", height);
      facts.put("source", source);
      new ObjectMapper().writeValue(partial.resolve(FACTS).toFile(), facts);
      Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
      finished = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Removes what was written, unless it was finished. */
  @Override
  public void close() {
    if (finished) {
      return;
    }
    try {
      index.close();
      try (Stream<Path> files = Files.list(partial)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(partial);
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + partial, e);
    }
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (ByteChannel out =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private void refuseAnotherSize(FrameWindow window) {
    if (frames == 0) {
      width = window.width();
      height = window.height();
    } else if (width != window.width() || height != window.height()) {
      throw new StopException(
          ExitCode.INPUT_UNREADABLE,
          ("The input '%s' changes its size from %dx%d to %dx%d after %d frames, and a frame"
                  + " directory holds one size; stop before that with --seconds.")
              .formatted(source, width, height, window.width(), window.height(), frames));
    }
  }

  private void refuseUsed() {
    if (directory.getParent() == null) {
      throw refused("is the root directory; name another");
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw refused("is a file; name a directory");
    }
    if (Files.exists(partial)) {
      throw refused("has a leftover beside it, %s; remove that".formatted(partial));
    }
    if (Files.exists(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        if (entries.findAny().isPresent()) {
          throw refused("is not empty; name another, or empty it");
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private StopException refused(String why) {
    return new StopException(
        ExitCode.DATA_DIRECTORY, "The frame directory %s %s.".formatted(directory, why));
  }

  private StopException failed(IOException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    boolean full = words.contains("No space left") || words.contains("quota exceeded");
    return new StopException(
        full ? ExitCode.DISK_FULL : ExitCode.DATA_DIRECTORY,
        full
            ? "No space is left for the frame directory %s; free some.".formatted(directory)
            : "The frame directory %s cannot be written: %s.".formatted(directory, words),
        e);
  }
}
