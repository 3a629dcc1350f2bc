package io.pvit.app.demo;

import io.pvit.app.camera.CameraShape;
import io.pvit.app.camera.SyntheticCameras;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.clip.ClipShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cameras before which people of our own making act. */
final class ActedInput implements DemoInput {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int WINDOWS_PER_SCENE = 5;
  private static final int HEIGHT = 192;
  private static final int WIDTH = 288;

  private final SyntheticCameras cameras;
  private final ClipShape clips;
  private final CameraShape pictures;
  private final Duration limit;

  private ActedInput(
      SyntheticCameras cameras, ClipShape clips, CameraShape pictures, Duration limit) {
    this.cameras = cameras;
    this.clips = clips;
    this.pictures = pictures;
    this.limit = limit;
  }

  static ActedInput start(DemoOptions options, ClipShape clips) {
    CameraShape pictures = pictures(clips);
    List<String> ids =
        IntStream.rangeClosed(1, options.cameras())
            .mapToObj(i -> "%s-%d".formatted(options.cameraId(), i))
            .toList();
    return new ActedInput(
        SyntheticCameras.start(ids, options.seed(), pictures),
        clips,
        pictures,
        options.limit().orElse(LIMIT));
  }

  /** They come as the network samples them, so that every sampled one has its own truth. */
  static CameraShape pictures(ClipShape clips) {
    return new CameraShape(
        clips.frameIntervalUs(), WINDOWS_PER_SCENE * clips.framesPerWindow(), HEIGHT, WIDTH);
  }

  /** For a person. */
  String announcement() {
    return "No --input is named: people of our own making act before %s, live, for %d s."
        .formatted(String.join(" and ", cameras.addresses().keySet()), limit.toSeconds());
  }

  @Override
  public List<View> views() {
    return cameras.addresses().entrySet().stream()
        .map(camera -> new View(camera.getKey(), VideoLocation.parse(camera.getValue())))
        .toList();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Duration> limit() {
    return Optional.of(limit);
  }

  @Override
  public Optional<ActedScore> score() {
    return Optional.of(new ActedScore(clips, pictures.scenePictures(), cameras.shown()));
  }

  @Override
  public void close() {
    cameras.close();
  }
}
