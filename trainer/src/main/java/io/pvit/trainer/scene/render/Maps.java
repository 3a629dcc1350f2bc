package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.SceneClass;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** The pictures of a clip: colour and, of the same rays, depth, normals, classes and persons. */
public final class Maps {

  private final int frames;
  private final int height;
  private final int width;
  final byte[] rgb; // (T, H, W, 3) sRGB
  final float[] depth; // (T, H, W) metres
  final float[] normals; // (T, H, W, 3) camera space, length 1, towards the camera
  final byte[] classes; // (T, H, W) values of SceneClass
  final byte[] persons; // (T, H, W) tracks, 0 for nobody

  public Maps(int frames, int height, int width) {
    this.frames = frames;
    this.height = height;
    this.width = width;
    int pixels = frames * height * width;
    rgb = new byte[pixels * 3];
    depth = new float[pixels];
    normals = new float[pixels * 3];
    classes = new byte[pixels];
    persons = new byte[pixels];
  }

  /** This, with the pictures as these values have them from their positions on. */
  public Maps filled(
      ByteBuffer colours,
      FloatBuffer depths,
      FloatBuffer directions,
      ByteBuffer kinds,
      ByteBuffer tracks) {
    colours.get(rgb);
    depths.get(depth);
    directions.get(normals);
    kinds.get(classes);
    tracks.get(persons);
    return this;
  }

  public int frames() {
    return frames;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** (T, H, W, 3) sRGB, read only. */
  public ByteBuffer rgb() {
    return ByteBuffer.wrap(rgb).asReadOnlyBuffer();
  }

  /**
   * (T, H, W) along the optical axis in metres, read only; {@link Studio#FAR_METRES} is the sky.
   */
  public FloatBuffer depth() {
    return FloatBuffer.wrap(depth).asReadOnlyBuffer();
  }

  /** (T, H, W, 3) in camera space, of length 1, read only; the sky's look at the camera. */
  public FloatBuffer normals() {
    return FloatBuffer.wrap(normals).asReadOnlyBuffer();
  }

  /** (T, H, W) values of {@link SceneClass}, read only. */
  public ByteBuffer classes() {
    return ByteBuffer.wrap(classes).asReadOnlyBuffer();
  }

  /** (T, H, W) tracks, 0 for nobody, read only. */
  public ByteBuffer persons() {
    return ByteBuffer.wrap(persons).asReadOnlyBuffer();
  }

  public int index(int frame, int row, int column) {
    return (frame * height + row) * width + column;
  }

  public SceneClass classAt(int index) {
    return SceneClass.of(classes[index]);
  }

  public int personAt(int index) {
    return persons[index];
  }

  public float depthAt(int index) {
    return depth[index];
  }

  /** Tight around the pixels of a person in a frame, empty without any. */
  public Box boxOf(int track, int frame) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (persons[index(frame, row, column)] == track) {
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
          top = Math.min(top, row);
          bottom = row + 1;
        }
      }
    }
    return right > left ? new Box(left, top, right, bottom) : Box.NONE;
  }

  /** As a mirror shows it: normals and sides of bodies too. */
  public Maps mirrored() {
    Maps mirror = new Maps(frames, height, width);
    for (int line = 0; line < frames * height; line++) {
      for (int column = 0; column < width; column++) {
        mirror.take(line * width + column, this, line * width + width - 1 - column);
      }
    }
    return mirror;
  }

  private void take(int to, Maps source, int from) {
    for (int c = 0; c < 3; c++) {
      rgb[to * 3 + c] = source.rgb[from * 3 + c];
      normals[to * 3 + c] = source.normals[from * 3 + c];
    }
    normals[to * 3] = 0f - source.normals[from * 3];
    depth[to] = source.depth[from];
    classes[to] = source.classAt(from).mirrored().value();
    persons[to] = source.persons[from];
  }
}
