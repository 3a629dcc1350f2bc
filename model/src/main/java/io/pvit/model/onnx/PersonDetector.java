package io.pvit.model.onnx;

import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Sha256;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.Box;
import io.pvit.model.net.NonMaxSuppression;
import io.pvit.model.onnx.YoloLayout.Candidate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** Finds the people of single pictures. Threads share it. */
public final class PersonDetector implements AutoCloseable {

  private static final int CHANNELS = 3;

  private final FrameDecoder decoder = new FrameDecoder();
  private final DetectorSettings settings;
  private final InputContract picture;
  private final NonMaxSuppression suppression;
  private final OnnxNetwork network;
  private final String sha256;

  private PersonDetector(DetectorSettings settings, OnnxNetwork network, String sha256) {
    this.settings = settings;
    this.network = network;
    this.sha256 = sha256;
    // Of the contract only the size matters: a detector sees one picture, at no interval.
    this.picture = new InputContract(1, 0, 1, settings.height(), settings.width());
    this.suppression = new NonMaxSuppression(settings.maxOverlap());
  }

  /**
   * Opens a detector.
   *
   * @throws DetectorRefused when the file is missing or holds no network
   */
  public static PersonDetector open(DetectorSettings settings) {
    OnnxNetwork network = OnnxNetwork.open(settings.file(), settings.threads());
    try {
      return new PersonDetector(settings, network, Sha256.of(settings.file()));
    } catch (IOException e) {
      network.close();
      throw new DetectorRefused(
          "%s cannot be read (%s)".formatted(settings.file(), e.getMessage()), e);
    }
  }

  /** The digest of its file. */
  public String sha256() {
    return sha256;
  }

  /**
   * The people in a picture, surest first.
   *
   * @param jpeg one whole JPEG, from its position to its limit; the position does not move
   * @return empty when the picture cannot be decoded
   * @throws DetectorRefused when it does not answer, or not as it is said to
   */
  public Optional<List<GivenPerson>> find(ByteBuffer jpeg) {
    return decoder
        .decode(jpeg, picture)
        .fold(pixels -> Optional.of(find(pixels)), reason -> Optional.empty());
  }

  private List<GivenPerson> find(FramePixels pixels) {
    Table answer =
        network.run(
            planes(pixels.rgb()), 1, CHANNELS, settings.height(), settings.width()); // (1, 3, Y, X)
    List<Candidate> candidates =
        settings.layout().read(answer, settings.personClass(), settings.leastScore());
    return suppression
        .keep(
            candidates.stream().map(Candidate::box).toList(),
            candidates.stream().map(Candidate::score).toList())
        .stream()
        .map(candidates::get)
        .flatMap(candidate -> person(candidate, pixels.letterbox()).stream())
        .toList();
  }

  /** Shares of the source picture; empty for a box that lies beside it. */
  private static Optional<GivenPerson> person(Candidate found, Letterbox letterbox) {
    Box box = found.box();
    double x1 = letterbox.sourceX(box.x1() / letterbox.canvasWidth());
    double y1 = letterbox.sourceY(box.y1() / letterbox.canvasHeight());
    double x2 = letterbox.sourceX(box.x2() / letterbox.canvasWidth());
    double y2 = letterbox.sourceY(box.y2() / letterbox.canvasHeight());
    return x1 < x2 && y1 < y2
        ? Optional.of(new GivenPerson(x1, y1, x2, y2, Math.min(1, found.score())))
        : Optional.empty();
  }

  /** From one byte a channel, pixel by pixel, to 0..1, channel by channel. */
  static FloatBuffer planes(ByteBuffer rgb) {
    int pixels = rgb.remaining() / CHANNELS;
    float[] planes = new float[pixels * CHANNELS];
    for (int i = 0; i < planes.length; i++) {
      planes[i % CHANNELS * pixels + i / CHANNELS] = (rgb.get(rgb.position() + i) & 0xff) / 255f;
    }
    return FloatBuffer.wrap(planes);
  }

  @Override
  public void close() {
    network.close();
  }
}
