package io.pvit.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 */
public record Camera(
    String cameraId,
    String url,
    double framesPerSecond,
    int shortSide,
    boolean enabled,
    List<Zone> zones,
    Reporting reporting,
    Optional<OverloadPolicy> overload) {

  private static final int MOST_ZONES = 32;

  /** Of a camera that says nothing of overload. */
  public Camera(
      String cameraId,
      String url,
      double framesPerSecond,
      int shortSide,
      boolean enabled,
      List<Zone> zones,
      Reporting reporting) {
    this(cameraId, url, framesPerSecond, shortSide, enabled, zones, reporting, Optional.empty());
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
    Set<String> names = new HashSet<>();
    for (Zone zone : zones) {
      if (!names.add(zone.name())) {
        throw new IllegalArgumentException(
            "zones must have names of their own, two were called " + zone.name());
      }
    }
  }
}
