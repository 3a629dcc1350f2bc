package io.pvit.ingest.source;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What can be known of a file before any demuxer touches it.
 *
 * <p>A playlist is refused here by its first words and again by the demuxer's list of formats: it
 * names other inputs, so that a harmless-looking file could make this process read any other.
 */
public final class RecordingCheck {

  private static final int HEAD_BYTES = 256;
  private static final List<String> PLAYLISTS =
      List.of("ffconcat", "#extm3u", "<mpd", "<smil", "[playlist]", "v=0\r\n", "v=0\n");

  private RecordingCheck() {}

  /**
   * Passes a readable, regular file that is not empty and no playlist.
   *
   * @throws StopException with the exit code of what is wrong
   */
  public static void pass(Path file) {
    if (!Files.exists(file)) {
      throw stop(ExitCode.INPUT_MISSING, file, "does not exist; check the path");
    }
    if (Files.isDirectory(file)) {
      throw stop(ExitCode.INPUT_UNREADABLE, file, "is a directory; name a film inside it");
    }
    if (!Files.isRegularFile(file)) {
      throw stop(ExitCode.INPUT_FORBIDDEN, file, "is a device or a pipe; only files are read");
    }
    if (!Files.isReadable(file)) {
      throw stop(ExitCode.INPUT_UNREADABLE, file, "may not be read; check its permissions");
    }
    String head = head(file);
    if (head.isEmpty()) {
      throw stop(ExitCode.INPUT_UNREADABLE, file, "is empty; record it anew");
    }
    if (isPlaylist(head)) {
      throw stop(
          ExitCode.INPUT_FORBIDDEN,
          file,
          "is a playlist, which could name any other file; name the film itself");
    }
  }

  private static boolean isPlaylist(String head) {
    String start = head.toLowerCase(Locale.ROOT).replace("\u00ef\u00bb\u00bf", "").stripLeading();
    return PLAYLISTS.stream().anyMatch(start::startsWith)
        || (start.startsWith("<?xml") && start.contains("<mpd"));
  }

  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.INPUT_UNREADABLE,
          "The input '%s' could not be read: %s.".formatted(file, e.getMessage()),
          e);
    }
  }

  private static StopException stop(ExitCode code, Path file, String what) {
    return new StopException(code, "The input '%s' %s.".formatted(file, what));
  }
}
