package io.pvit.app.camera;

import io.pvit.app.video.PictureCoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows scene after scene to one viewer, and remembers what was true of them. Pictures keep a
 * steady distance; between scenes there is nothing to see for a while.
 */
final class SyntheticCamera {

  /** Who gets the pictures. */
  interface Viewer {
    /**
     * @param coded the picture as MPEG-4 video
     * @param timeUs since the showing began
     */
    void picture(byte[] coded, long timeUs) throws IOException;
  }

  /** Where scenes come from. */
  interface Scenes {
    /** The next one, as soon as there is one. */
    ActedScene next() throws InterruptedException;
  }

  private final String id;
  private final CameraShape shape;
  private final Scenes scenes;
  private final List<Acted> shown = new CopyOnWriteArrayList<>();
  private final AtomicBoolean taken = new AtomicBoolean();

  SyntheticCamera(String id, CameraShape shape, Scenes scenes) {
    this.id = id;
    this.shape = shape;
    this.scenes = scenes;
  }

  String id() {
    return id;
  }

  CameraShape shape() {
    return shape;
  }

  /** True once, for the viewer that comes first: what was shown is then what that one saw. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Shows scenes until the viewer is gone or the thread is interrupted. */
  void show(Viewer viewer, Metronome metronome) throws IOException, InterruptedException {
    try (PictureCoder coder =
        new PictureCoder(shape.width(), shape.height(), shape.picturesPerSecond())) {
      long place = 0;
      while (!Thread.interrupted()) {
        ActedScene scene = scenes.next();
        place = Math.max(place, -Math.floorDiv(-metronome.nowUs(), shape.intervalUs()));
        shown.add(scene.truth());
        for (ByteBuffer picture : scene.pictures()) {
          byte[] coded = coder.code(picture);
          long timeUs = place * shape.intervalUs();
          metronome.await(timeUs);
          viewer.picture(coded, timeUs);
          place++;
        }
        place += shape.pausePictures();
      }
    }
  }

  /** What was true of all scenes that were shown so far, and of the one that is. */
  List<Acted> shown() {
    return List.copyOf(shown);
  }
}
