package io.pvit.ingest.camera;

import io.pvit.schemas.Camera;
import io.pvit.schemas.config.AddressMask;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts user and password into a camera's address, from where its definition says that they are. A
 * file is read anew for every connection, so that a new password needs no restart; the environment
 * is that of the start.
 */
public final class Credentials {

  private static final String ENV = "env:";
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|rtsps?)://");
  private static final String UNRESERVED = "-._~";

  private final Map<String, String> environment;

  /**
   * @param environment of this process
   */
  public Credentials(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Refuses an address that holds a password itself: topics keep it, and everybody reads them. */
  public static void refuseWithin(String url) {
    if (!AddressMask.of(url).equals(url)) {
      throw new StopException(
          ExitCode.CONFIGURATION,
          ("The address '%s' holds a user name or password, which would stand in a topic for all to"
                  + " read; take it out, put user:password into an environment variable or a file"
                  + " where ingest runs, and name that in credentials as env:NAME or file:PATH.")
              .formatted(AddressMask.of(url)));
    }
  }

  /**
   * The address as FFmpeg needs it: never to be shown.
   *
   * @throws StopException where the address holds a password itself, or the reference leads nowhere
   */
  public String addressOf(Camera camera) {
    refuseWithin(camera.url());
    Optional<String> reference = camera.credentials();
    if (reference.isEmpty()) {
      return camera.url();
    }
    Matcher scheme = SCHEME.matcher(camera.url());
    if (!scheme.lookingAt()) {
      throw stop(camera, "only http, https, rtsp and rtsps take a password; remove credentials");
    }
    String words = read(camera, reference.get()).strip();
    int colon = words.indexOf(':');
    if (colon < 1) {
      throw stop(camera, "%s must hold user:password".formatted(reference.get()));
    }
    return "%s%s:%s@%s"
        .formatted(
            scheme.group(),
            encoded(words.substring(0, colon)),
            encoded(words.substring(colon + 1)),
            camera.url().substring(scheme.end()));
  }

  private String read(Camera camera, String reference) {
    if (reference.startsWith(ENV)) {
      String value = environment.get(reference.substring(ENV.length()));
      if (value == null) {
        throw stop(camera, "%s is not set where this ingest process runs".formatted(reference));
      }
      return value;
    }
    Path file = Path.of(reference.substring("file:".length()));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw stop(camera, "the file %s cannot be read by this ingest process".formatted(file));
    }
  }

  /** As an address spells what may not stand in it. */
  private static String encoded(String text) {
    StringBuilder spelt = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          each > 0 && (Character.isLetterOrDigit(each) || UNRESERVED.indexOf(each) >= 0);
      spelt.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xff));
    }
    return spelt.toString();
  }

  private static StopException stop(Camera camera, String why) {
    return new StopException(
        ExitCode.CONFIGURATION,
        "The credentials of camera '%s' cannot be used: %s.".formatted(camera.cameraId(), why));
  }
}
