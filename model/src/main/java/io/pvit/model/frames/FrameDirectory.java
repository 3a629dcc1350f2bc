package io.pvit.model.frames;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A film as files: {@code 000000.jpg}, {@code 000001.jpg} … with {@code frames.json} (interval and
 * size) and {@code index.csv} ({@code frame,captureTimeUs}, one line a picture).
 */
public final class FrameDirectory {

  private static final String INDEX_HEADER = "frame,captureTimeUs";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final Path directory;
  private final Properties properties;
  private final List<Long> captureTimesUs;

  /**
   * What all pictures have in common: from {@code frames.json}, which may say more.
   *
   * @param frameIntervalUs the sampling interval
   * @param width pixels
   * @param height pixels
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Properties(long frameIntervalUs, int width, int height) {
    public Properties {
      if (frameIntervalUs < 1 || width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "frameIntervalUs, width and height must be >= 1, were %d, %d, %d"
                .formatted(frameIntervalUs, width, height));
      }
    }
  }

  private FrameDirectory(Path directory, Properties properties, List<Long> captureTimesUs) {
    this.directory = directory;
    this.properties = properties;
    this.captureTimesUs = captureTimesUs;
  }

  /**
   * Reads the two index files; pictures are read when asked for.
   *
   * @throws FrameDirectoryRefused when one is missing or wrong
   */
  public static FrameDirectory open(Path directory) {
    return new FrameDirectory(
        directory,
        properties(directory.resolve("frames.json")),
        captureTimes(directory.resolve("index.csv")));
  }

  /** What all pictures have in common. */
  public Properties properties() {
    return properties;
  }

  /** When each picture was taken; as many as there are pictures. */
  public List<Long> captureTimesUs() {
    return captureTimesUs;
  }

  /**
   * The bytes of one picture.
   *
   * @throws FrameDirectoryRefused when its file is missing
   */
  public ByteBuffer jpeg(int frame) {
    return ByteBuffer.wrap(read(directory.resolve("%06d.jpg".formatted(frame))));
  }

  private static Properties properties(Path file) {
    try {
      return JSON.readValue(read(file), Properties.class);
    } catch (JsonProcessingException e) {
      throw new FrameDirectoryRefused(file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new FrameDirectoryRefused(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Long> captureTimes(Path file) {
    List<String> lines = new String(read(file), StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(INDEX_HEADER)) {
      throw new FrameDirectoryRefused(file + " must begin with the line " + INDEX_HEADER);
    }
    List<Long> times = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != 2 || !fields[0].equals(Integer.toString(times.size()))) {
        throw new FrameDirectoryRefused(
            "%s: expected frame %d and its time, found '%s'".formatted(file, times.size(), line));
      }
      try {
        times.add(Long.parseLong(fields[1]));
      } catch (NumberFormatException e) {
        throw new FrameDirectoryRefused("%s: '%s' is no time".formatted(file, fields[1]), e);
      }
    }
    return List.copyOf(times);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new FrameDirectoryRefused(file + " does not exist", e);
    } catch (IOException e) {
      throw new FrameDirectoryRefused(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
