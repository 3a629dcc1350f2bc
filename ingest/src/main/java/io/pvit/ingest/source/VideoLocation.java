package io.pvit.ingest.source;

import io.pvit.schemas.config.AddressMask;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a video is: parsed once, and from then on the type says what may be done with it.
 *
 * <p>The text of a location is always masked; only the reader asks for the address itself.
 */
public sealed interface VideoLocation {

  /** What {@link #parse} takes, for sentences. */
  String ACCEPTED = "a file's path, file:, http:, https:, rtsp: and rtsps:";

  /** A file on this machine. */
  record Recording(Path file) implements VideoLocation {
    private static final Pattern MISTYPED_ADDRESS = Pattern.compile("[^/]*:.*@");

    /** The path; where it looks like an address that was mistyped, without the password. */
    @Override
    public String toString() {
      String path = file.toString();
      return MISTYPED_ADDRESS.matcher(path).lookingAt() ? AddressMask.of(path) : path;
    }
  }

  /** A film or an endless stream behind a web server. */
  record Http(URI address) implements VideoLocation {
    @Override
    public String toString() {
      return AddressMask.of(address.toString());
    }

    @Override
    public Optional<String> userInfo() {
      return Optional.ofNullable(address.getRawUserInfo()).filter(it -> !it.isEmpty());
    }
  }

  /** A camera. */
  record Rtsp(URI address) implements VideoLocation {
    @Override
    public String toString() {
      return AddressMask.of(address.toString());
    }

    @Override
    public Optional<String> userInfo() {
      return Optional.ofNullable(address.getRawUserInfo()).filter(it -> !it.isEmpty());
    }
  }

  /** Whether somebody else decides when the next byte comes. */
  default boolean remote() {
    return !(this instanceof Recording);
  }

  /** User and password as the address spells them, where it holds any: for hiding them. */
  default Optional<String> userInfo() {
    return Optional.empty();
  }

  /**
   * Reads a path or an address.
   *
   * <p>A file whose name looks like a scheme ("a:b.mp4") is named with a leading "./".
   *
   * @throws StopException with {@link ExitCode#USAGE} for text that is neither, with {@link
   *     ExitCode#INPUT_FORBIDDEN} for a scheme that is not read
   */
  static VideoLocation parse(String text) {
    if (text.isBlank()) {
      throw new StopException(ExitCode.USAGE, "No input is named; give " + ACCEPTED + ".");
    }
    Matcher scheme = Scheme.PREFIX.matcher(text);
    if (!scheme.lookingAt()) {
      return new Recording(path(text));
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "file" -> new Recording(fileOf(text));
      case "http", "https" -> new Http(address(text));
      case "rtsp", "rtsps" -> new Rtsp(address(text));
      default ->
          throw new StopException(
              ExitCode.INPUT_FORBIDDEN,
              "The input '%s' has the scheme '%s', which is not read; accepted are %s."
                  .formatted(AddressMask.of(text), name, ACCEPTED));
    };
  }

  private static URI address(String text) {
    URI address = uri(text);
    if (address.getHost() == null) {
      throw new StopException(
          ExitCode.USAGE,
          ("The input '%s' names no host; in a user name or password, write %%40 for @, %%3A for :"
                  + " and %%2F for /.")
              .formatted(AddressMask.of(text)));
    }
    return address;
  }

  private static Path fileOf(String text) {
    URI address = uri(text);
    String path = address.getPath();
    if (path == null || path.isEmpty() || address.getAuthority() != null) {
      throw new StopException(
          ExitCode.USAGE,
          "The input '%s' is not of the form file:///path.".formatted(AddressMask.of(text)));
    }
    return path(path);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new StopException(
          ExitCode.USAGE,
          "The input '%s' is not a valid address: %s at sign %d."
              .formatted(AddressMask.of(text), e.getReason(), e.getIndex() + 1));
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new StopException(
          ExitCode.USAGE, "The input is not a valid path: %s.".formatted(e.getReason()), e);
    }
  }

  /** One letter and a colon is no scheme, but a strange file name or a drive. */
  final class Scheme {
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):");

    private Scheme() {}
  }
}
