package io.pvit.ingest.video;

import io.pvit.ingest.source.Damage;
import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A source read to its end, and what was seen on the way. */
record Watched(StreamFacts facts, List<Seen> pictures, Reading last, Damage damage) {

  static final FfmpegSettings SETTINGS = new FfmpegSettings(5_000, 5_000, 16_777_216, 90);

  /** One picture: its time in the stream, its size, and the mean brightness of its JPEG. */
  record Seen(long timeUs, FrameSize size, double brightness) {}

  static Watched film(Path file) {
    return of(new VideoLocation.Recording(file), SETTINGS);
  }

  static Watched of(VideoLocation location, FfmpegSettings settings) {
    try (FfmpegSource source = new FfmpegSource(location, settings)) {
      return of(source);
    }
  }

  static Watched of(FfmpegSource source) {
    StreamFacts facts = source.open();
    List<Seen> seen = new ArrayList<>();
    Reading reading = source.next();
    while (reading instanceof Reading.Pictured pictured) {
      try (Picture picture = pictured.picture()) {
        seen.add(
            new Seen(
                picture.streamTimeUs().orElse(-1),
                picture.size(),
                brightness(picture.jpeg(picture.size().shrunkTo(64)))));
      }
      reading = source.next();
    }
    return new Watched(facts, seen, reading, source.damage());
  }

  /** The mean of all three colours, by a decoder that is not ours. */
  static double brightness(ByteBuffer jpeg) {
    Raster pixels = image(jpeg).getData();
    double sum = 0;
    int[] all = pixels.getPixels(0, 0, pixels.getWidth(), pixels.getHeight(), (int[]) null);
    for (int value : all) {
      sum += value;
    }
    return sum / all.length;
  }

  static BufferedImage image(ByteBuffer jpeg) {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.duplicate().get(bytes);
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
