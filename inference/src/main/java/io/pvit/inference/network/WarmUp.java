package io.pvit.inference.network;

import io.pvit.model.Clip;
import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.model.People;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs a network on a picture of no meaning: the first passes are slow, and tell nothing. */
public final class WarmUp {

  private static final String PICTURE = "warm-up.jpg";

  /** As many as a busy room has. */
  private static final List<GivenPerson> CROWD =
      Collections.nCopies(10, new GivenPerson(0.25, 0.25, 0.75, 0.75, 1));

  private final ActionNetwork network;
  private final Clip clip;
  private final LongSupplier nanoTicker;

  /**
   * @param people whether the network is told of some
   */
  public WarmUp(ActionNetwork network, People people, LongSupplier nanoTicker) {
    this.network = network;
    this.nanoTicker = nanoTicker;
    InputContract contract = network.card().contract();
    this.clip =
        new Clip(
            Collections.nCopies(contract.frames(), picture(contract)),
            people == People.GIVEN ? Optional.of(CROWD) : Optional.empty());
  }

  /** How long a pass over so many clips takes. */
  public Duration pass(int clips) {
    long begun = nanoTicker.getAsLong();
    int answers = network.watch(Collections.nCopies(clips, clip)).size();
    if (answers != clips) {
      throw new IllegalStateException(answers + " answers for " + clips + " clips");
    }
    return Duration.ofNanos(nanoTicker.getAsLong() - begun);
  }

  /** The picture itself, for others that have to be tried out. */
  public static ByteBuffer jpeg() {
    try (InputStream file =
        Objects.requireNonNull(WarmUp.class.getResourceAsStream(PICTURE), PICTURE)) {
      return ByteBuffer.wrap(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packaged picture " + PICTURE, e);
    }
  }

  private static FramePixels picture(InputContract contract) {
    DecodedPicture picture = new FrameDecoder().decode(jpeg(), contract);
    return picture.fold(
        pixels -> pixels,
        reason -> {
          throw new IllegalStateException("the packaged picture " + PICTURE + ": " + reason);
        });
  }
}
