package io.pvit.inference.network;

import io.pvit.model.Clip;
import io.pvit.model.InputContract;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Runs a network on a picture of no meaning: the first passes are slow, and tell nothing. */
public final class WarmUp {

  private static final String PICTURE = "warm-up.jpg";

  private final ActionNetwork network;
  private final Clip clip;
  private final LongSupplier nanoTicker;

  public WarmUp(ActionNetwork network, LongSupplier nanoTicker) {
    this.network = network;
    this.nanoTicker = nanoTicker;
    InputContract contract = network.card().contract();
    this.clip = new Clip(Collections.nCopies(contract.frames(), picture(contract)));
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

  private static FramePixels picture(InputContract contract) {
    try (InputStream file =
        Objects.requireNonNull(WarmUp.class.getResourceAsStream(PICTURE), PICTURE)) {
      DecodedPicture picture =
          new FrameDecoder().decode(ByteBuffer.wrap(file.readAllBytes()), contract);
      return picture.fold(
          pixels -> pixels,
          reason -> {
            throw new IllegalStateException("the packaged picture " + PICTURE + ": " + reason);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packaged picture " + PICTURE, e);
    }
  }
}
