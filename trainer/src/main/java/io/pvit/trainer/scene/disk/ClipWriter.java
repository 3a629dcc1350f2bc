package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.Purpose;
import io.pvit.trainer.scene.disk.ClipCard.CameraCard;
import io.pvit.trainer.scene.disk.ClipCard.PersonCard;
import io.pvit.trainer.scene.disk.NpyFile.Kind;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.render.Maps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes clips into a folder. A clip is there whole or not at all: it gets its name when all of it
 * is on the disk.
 */
public final class ClipWriter {

  private static final String UNFINISHED = ".unfinished-";

  private final Path folder;

  public ClipWriter(Path folder) {
    this.folder = folder;
  }

  /** Where the clip of a number goes. */
  public Path place(Purpose purpose, long number) {
    return folder.resolve(purpose.word()).resolve("%010d".formatted(number));
  }

  /**
   * @param origin where the clip is from, for people to read
   * @throws FileAlreadyExistsException if a clip of this purpose and number is there
   */
  public Path write(Purpose purpose, long number, String origin, Clip clip) throws IOException {
    Path place = place(purpose, number);
    if (Files.exists(place)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    Path unfinished = place.resolveSibling(UNFINISHED + place.getFileName());
    clear(unfinished);
    Files.createDirectories(unfinished);
    maps(unfinished, clip.maps());
    CardFile.write(unfinished.resolve(CardFile.NAME), card(purpose, origin, clip));
    return Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void clear(Path unfinished) throws IOException {
    if (Files.isDirectory(unfinished)) {
      try (var files = Files.newDirectoryStream(unfinished)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(unfinished);
    }
  }

  private static void maps(Path directory, Maps maps) throws IOException {
    List<Integer> one = List.of(maps.frames(), maps.height(), maps.width());
    List<Integer> three = List.of(maps.frames(), maps.height(), maps.width(), 3);
    NpyFile.write(directory.resolve("rgb.npy"), Kind.BYTES, three, maps.rgb());
    NpyFile.write(directory.resolve("depth.npy"), Kind.FLOATS, one, bytes(maps.depth()));
    NpyFile.write(directory.resolve("normals.npy"), Kind.FLOATS, three, bytes(maps.normals()));
    NpyFile.write(directory.resolve("classes.npy"), Kind.BYTES, one, maps.classes());
    NpyFile.write(directory.resolve("persons.npy"), Kind.BYTES, one, maps.persons());
  }

  private static ByteBuffer bytes(FloatBuffer floats) {
    ByteBuffer bytes =
        ByteBuffer.allocate(floats.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(floats);
    return bytes;
  }

  private static ClipCard card(Purpose purpose, String origin, Clip clip) {
    Maps maps = clip.maps();
    return new ClipCard(
        ClipCard.FORMAT,
        purpose.word(),
        origin,
        maps.frames(),
        maps.height(),
        maps.width(),
        clip.framesPerSecond(),
        new CameraCard(clip.lens().focalPixels(), clip.lens().distortion()),
        clip.truth().stream()
            .map(frame -> frame.stream().map(ClipWriter::person).toList())
            .toList());
  }

  private static PersonCard person(PersonTruth truth) {
    List<List<Double>> joints = new ArrayList<>();
    for (Vec3 joint : truth.joints()) {
      joints.add(List.of(joint.x(), joint.y(), joint.z()));
    }
    return new PersonCard(
        truth.track(),
        joints,
        truth.visibility(),
        box(truth.visible()),
        box(truth.whole()),
        truth.actions().stream().map(Action::avaId).sorted().toList());
  }

  private static List<Double> box(Box box) {
    return List.of(box.left(), box.top(), box.right(), box.bottom());
  }
}
