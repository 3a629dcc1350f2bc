package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.capture.Bvh.Channel;
import io.pvit.trainer.scene.capture.Bvh.Joint;
import io.pvit.trainer.scene.geometry.Vec3;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Reads Biovision's format: a hierarchy of joints, each with an offset and channels in any order,
 * then a line of values a frame. Depth costs no stack, and what a file claims costs no memory
 * before it is there.
 */
final class BvhParser {

  private static final int MOST_JOINTS = 4096;
  private static final long LARGEST_BYTES = 512L << 20;

  private final Path file;
  private final BufferedReader lines;
  private final Deque<String> words = new ArrayDeque<>();
  private int line;

  private final List<String> names = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<Vec3> offsets = new ArrayList<>();
  private final List<List<Channel>> channels = new ArrayList<>();

  private BvhParser(Path file, String text) {
    this.file = file;
    lines = new BufferedReader(new StringReader(text));
  }

  /**
   * @throws CaptureRefused naming the line
   */
  static Bvh parse(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new CaptureRefused(file, "is larger than " + LARGEST_BYTES + " bytes");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return new BvhParser(file, text).whole();
    } catch (NoSuchFileException e) {
      throw new CaptureRefused(file, "is missing", e);
    } catch (IOException e) {
      throw new CaptureRefused(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private Bvh whole() throws IOException {
    expect("HIERARCHY");
    hierarchy();
    List<Joint> joints = new ArrayList<>();
    int values = 0;
    for (int i = 0; i < names.size(); i++) {
      joints.add(new Joint(names.get(i), parents.get(i), offsets.get(i), channels.get(i)));
      values += channels.get(i).size();
    }
    expect("Frames:");
    double count = number(word("a number of frames"));
    if (!(count >= 1 && count == Math.rint(count))) {
      throw refused("Frames: must be a number of frames >= 1, was " + count);
    }
    expect("Frame");
    expect("Time:");
    double seconds = number(word("a frame time"));
    if (!(seconds >= 1e-4 && seconds <= 10)) {
      throw refused("Frame Time: must be within 0.0001..10 seconds, was " + seconds);
    }
    return new Bvh(joints, seconds, frames(count, values));
  }

  /** From ROOT to MOTION. */
  private void hierarchy() throws IOException {
    Deque<Integer> open = new ArrayDeque<>();
    for (String word = word("ROOT"); ; word = word("a part of the hierarchy")) {
      switch (word.toUpperCase(Locale.ROOT)) {
        case "ROOT" -> {
          if (!open.isEmpty()) {
            throw refused("ROOT within a joint");
          }
          begin(word("a name"), open);
        }
        case "JOINT" -> {
          requireWithin(open, word);
          begin(word("a name"), open);
        }
        case "END" -> {
          requireWithin(open, word);
          expect("Site");
          begin(names.get(open.element()) + ".end", open);
        }
        case "OFFSET" -> {
          requireWithin(open, word);
          offsets.set(open.element(), vector());
        }
        case "CHANNELS" -> {
          requireWithin(open, word);
          channels.set(open.element(), channels());
        }
        case "}" -> {
          requireWithin(open, word);
          open.remove();
        }
        case "MOTION" -> {
          if (!open.isEmpty() || names.isEmpty()) {
            throw refused("MOTION before the hierarchy is closed");
          }
          return;
        }
        default -> throw refused("ROOT, JOINT, OFFSET, CHANNELS, End Site or } expected: " + word);
      }
    }
  }

  private void requireWithin(Deque<Integer> open, String word) {
    if (open.isEmpty()) {
      throw refused(word + " outside of any joint");
    }
  }

  private void begin(String name, Deque<Integer> open) throws IOException {
    if (names.size() >= MOST_JOINTS) {
      throw refused("more than " + MOST_JOINTS + " joints");
    }
    names.add(name);
    parents.add(open.isEmpty() ? -1 : open.element());
    offsets.add(Vec3.ZERO);
    channels.add(List.of());
    open.push(names.size() - 1);
    expect("{");
  }

  private Vec3 vector() throws IOException {
    double x = number(word("an offset"));
    double y = number(word("an offset"));
    return new Vec3(x, y, number(word("an offset")));
  }

  private List<Channel> channels() throws IOException {
    double count = number(word("a number of channels"));
    if (!(count >= 0 && count <= Channel.values().length && count == Math.rint(count))) {
      throw refused("CHANNELS must be 0 to 6, was " + count);
    }
    EnumSet<Channel> seen = EnumSet.noneOf(Channel.class);
    List<Channel> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = word("a channel");
      Channel channel = channel(name);
      if (!seen.add(channel)) {
        throw refused("channel " + name + " is there twice");
      }
      found.add(channel);
    }
    return found;
  }

  private Channel channel(String name) {
    for (Channel channel : Channel.values()) {
      if (channel.name().equalsIgnoreCase(name)) {
        return channel;
      }
    }
    throw refused("no channel is called " + name);
  }

  /** One line a frame; memory grows with what is read. */
  private List<float[]> frames(double count, int values) throws IOException {
    List<float[]> frames = new ArrayList<>();
    while (fill()) {
      if (words.size() != values) {
        throw refused("a frame has " + values + " values, this one has " + words.size());
      }
      float[] frame = new float[values];
      for (int i = 0; i < values; i++) {
        frame[i] = (float) number(words.remove());
      }
      frames.add(frame);
    }
    if (frames.size() != count) {
      throw refused("Frames: says " + (long) count + ", there are " + frames.size());
    }
    return frames;
  }

  private void expect(String wished) throws IOException {
    String word = word(wished);
    if (!word.equalsIgnoreCase(wished)) {
      throw refused(wished + " expected, was " + word);
    }
  }

  private String word(String wished) throws IOException {
    if (words.isEmpty() && !fill()) {
      throw refused("the file ends where " + wished + " is expected");
    }
    return words.remove();
  }

  /** Takes the next line that is not empty; false at the end. */
  private boolean fill() throws IOException {
    while (words.isEmpty()) {
      String next = lines.readLine();
      if (next == null) {
        return false;
      }
      line++;
      for (String word : next.strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return true;
  }

  private double number(String word) {
    try {
      double value = Double.parseDouble(word);
      if (Math.abs(value) <= 1e9) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refused("a number expected, was " + word);
    }
    throw refused("a number within +-1e9 expected, was " + word);
  }

  private CaptureRefused refused(String why) {
    return new CaptureRefused(file, Math.max(1, line), why);
  }
}
