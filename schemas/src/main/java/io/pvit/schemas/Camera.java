package io.pvit.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to watch and how.
 *
 * @param cameraId the camera, which is also the record's key
 * @param url where its pictures come from; no password, see the operator's guide
 * @param framesPerSecond how many pictures a second are sampled
 * @param shortSide length of the shorter side after scaling, pixels
 * @param enabled false while the camera is paused
 * @param zones parts of the picture that events name
 * @param reporting what becomes an event
 * @param overload what becomes of its clips when inference cannot keep up; absent: as the service
 *     is configured
 * @param credentials where the url's user and password are found by who watches: env:NAME, or
 *     file:PATH; either holds user:password
 */
public record Camera(
    String cameraId,
    String url,
    double framesPerSecond,
    int shortSide,
    boolean enabled,
    List<Zone> zones,
    Reporting reporting,
    Optional<OverloadPolicy> overload,
    Optional<String> credentials) {

  private static final int MOST_ZONES = 32;
  private static final Pattern REFERENCE =
      Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:[^\\p{Cntrl}]+");

  /** Of a camera that needs no password and says nothing of overload. */
  public Camera(
      String cameraId,
      String url,
      double framesPerSecond,
      int shortSide,
      boolean enabled,
      List<Zone> zones,
      Reporting reporting) {
    this(
        cameraId,
        url,
        framesPerSecond,
        shortSide,
        enabled,
        zones,
        reporting,
        Optional.empty(),
        Optional.empty());
  }

  public Camera {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.blank("url", url);
    if (!(framesPerSecond > 0 && framesPerSecond <= 60)) {
      throw new IllegalArgumentException(
          "framesPerSecond must be above 0 and at most 60, was " + framesPerSecond);
    }
    if (shortSide < 32 || shortSide > 1080) {
      throw new IllegalArgumentException("shortSide must be within 32..1080, was " + shortSide);
    }
    zones = List.copyOf(zones);
    if (zones.size() > MOST_ZONES) {
      throw new IllegalArgumentException(
          "zones must be at most %d, were %d".formatted(MOST_ZONES, zones.size()));
    }
    // Whoever gets this wrong may have written the password itself: it is not repeated.
    if (credentials.isPresent() && !REFERENCE.matcher(credentials.get()).matches()) {
      throw new IllegalArgumentException(
          "credentials must be env:NAME or file:PATH, which hold user:password; the value is not"
              + " shown, in case it is the password itself");
    }
    Set<String> names = new HashSet<>();
    for (Zone zone : zones) {
      if (!names.add(zone.name())) {
        throw new IllegalArgumentException(
            "zones must have names of their own, two were called " + zone.name());
      }
    }
  }

  /** The same, switched on or off. */
  public Camera switched(boolean on) {
    return new Camera(
        cameraId, url, framesPerSecond, shortSide, on, zones, reporting, overload, credentials);
  }
}
