package io.pvit.trainer.sample;

import io.pvit.model.Clip;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip in the network's size and what is known of it.
 *
 * @param rgb (F, Y, X, 3), whole frames
 * @param letterbox where the source picture lies in each frame
 * @param labels of the clip
 */
public record Sample(ByteBuffer rgb, Letterbox letterbox, ClipLabels labels) {
  public Sample {
    rgb = rgb.slice().asReadOnlyBuffer();
    int frame = letterbox.canvasWidth() * letterbox.canvasHeight() * 3;
    if (rgb.remaining() == 0 || rgb.remaining() % frame != 0) {
      throw new IllegalArgumentException(
          "rgb must hold whole frames of %d bytes, holds %d".formatted(frame, rgb.remaining()));
    }
  }

  /** The pixels, as a view of its own. */
  @Override
  public ByteBuffer rgb() {
    return rgb.duplicate();
  }

  /** How many pictures it has. */
  public int frames() {
    return rgb.capacity() / (letterbox.canvasWidth() * letterbox.canvasHeight() * 3);
  }

  /** As a network watches it. */
  public Clip clip() {
    int bytes = rgb.capacity() / frames();
    List<FramePixels> pictures = new ArrayList<>();
    for (int frame = 0; frame < frames(); frame++) {
      pictures.add(FramePixels.drawn(rgb.slice(frame * bytes, bytes), letterbox));
    }
    return new Clip(pictures);
  }
}
