package io.pvit.trainer.replay;

import io.pvit.model.frames.Letterbox;
import io.pvit.schemas.Box;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One clip in one file: the four bytes PVR1, then twice a length, so many bytes and their CRC-32C;
 * first what is known of the clip, then its pixels. All numbers are big-endian.
 */
final class ReplayFile {

  private static final int MAGIC = 0x50565231;
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int LARGEST_CLIP = 1 << 28;

  private ReplayFile() {}

  /** The bytes of a file are not those that were written. */
  static final class Damaged extends Exception {

    private static final long serialVersionUID = 1L;

    Damaged(String what) {
      super(what);
    }
  }

  /** Writes whole or not at all, in the place of an older one. */
  static void write(Path file, ReplayClip clip) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      put(channel, ByteBuffer.allocate(Integer.BYTES).putInt(MAGIC).flip());
      putPart(channel, ByteBuffer.wrap(header(clip)));
      putPart(channel, clip.rgb());
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /**
   * All but the pixels.
   *
   * @param known the clip without any
   * @param pixelBytes how many bytes they are
   */
  record Header(ReplayClip known, int pixelBytes) {}

  static Header readHeader(Path file) throws IOException, Damaged {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ReplayClip known = clip(getHeader(channel), ByteBuffer.allocate(0));
      return new Header(known, get(channel, Integer.BYTES).getInt());
    }
  }

  static ReplayClip read(Path file) throws IOException, Damaged {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] header = getHeader(channel);
      return clip(header, ByteBuffer.wrap(getPart(channel, LARGEST_CLIP)));
    }
  }

  private static byte[] getHeader(FileChannel channel) throws IOException, Damaged {
    if (get(channel, Integer.BYTES).getInt() != MAGIC) {
      throw new Damaged("it does not begin as a clip");
    }
    return getPart(channel, LONGEST_HEADER);
  }

  private static byte[] header(ReplayClip clip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(clip.id());
    out.writeUTF(clip.cameraId());
    out.writeLong(clip.keyTimeUs());
    out.writeLong(clip.storedAtUs());
    Letterbox box = clip.letterbox();
    for (int number :
        new int[] {
          box.sourceWidth(), box.sourceHeight(), box.left(), box.top(),
          box.width(), box.height(), box.canvasWidth(), box.canvasHeight()
        }) {
      out.writeInt(number);
    }
    out.writeInt(clip.people().size());
    for (LabelledActor person : clip.people()) {
      out.writeDouble(person.box().x1());
      out.writeDouble(person.box().y1());
      out.writeDouble(person.box().x2());
      out.writeDouble(person.box().y2());
      out.writeInt(person.actionIds().size());
      for (int id : person.actionIds()) {
        out.writeInt(id);
      }
    }
    return bytes.toByteArray();
  }

  private static ReplayClip clip(byte[] header, ByteBuffer rgb) throws Damaged {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(header))) {
      return new ReplayClip(
          in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), letterbox(in), rgb, people(in));
    } catch (IOException | IllegalArgumentException e) {
      throw new Damaged("what is known of the clip cannot be read");
    }
  }

  private static Letterbox letterbox(DataInputStream in) throws IOException {
    return new Letterbox(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  private static List<LabelledActor> people(DataInputStream in) throws IOException {
    List<LabelledActor> people = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Box box = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
      List<Integer> ids = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        ids.add(in.readInt());
      }
      people.add(new LabelledActor(box, ids));
    }
    return people;
  }

  private static void putPart(FileChannel channel, ByteBuffer part) throws IOException {
    put(channel, ByteBuffer.allocate(Integer.BYTES).putInt(part.remaining()).flip());
    int check = checksum(part);
    put(channel, part);
    put(channel, ByteBuffer.allocate(Integer.BYTES).putInt(check).flip());
  }

  private static byte[] getPart(FileChannel channel, int longest) throws IOException, Damaged {
    int length = get(channel, Integer.BYTES).getInt();
    if (length < 0 || length > longest || length > channel.size() - channel.position()) {
      throw new Damaged("a length cannot be");
    }
    ByteBuffer part = get(channel, length);
    if (get(channel, Integer.BYTES).getInt() != checksum(part)) {
      throw new Damaged("a checksum is wrong");
    }
    byte[] bytes = new byte[length];
    part.get(bytes);
    return bytes;
  }

  private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer get(FileChannel channel, int length) throws IOException, Damaged {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new Damaged("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }
}
