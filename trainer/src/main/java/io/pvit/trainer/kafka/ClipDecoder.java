package io.pvit.trainer.kafka;

import io.pvit.model.InputContract;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.codec.Decoded;
import java.nio.ByteBuffer;
import java.util.List;

/** Decodes the windows of a clip with the decoder that serving has. */
final class ClipDecoder {

  private final FrameDecoder decoder = new FrameDecoder();
  private final InputContract contract;

  ClipDecoder(InputContract contract) {
    this.contract = contract;
  }

  /**
   * A clip's pixels.
   *
   * @param letterbox the same for all frames
   * @param rgb (F, Y, X, 3)
   */
  record Pixels(Letterbox letterbox, ByteBuffer rgb) {}

  /** All pictures of the windows, or which is bad and how. */
  Decoded<Pixels> decode(List<FrameWindow> windows) {
    FrameWindow first = windows.get(0);
    Letterbox letterbox =
        Letterbox.fit(first.width(), first.height(), contract.width(), contract.height());
    ByteBuffer rgb =
        ByteBuffer.allocate(contract.frames() * contract.height() * contract.width() * 3);
    for (FrameWindow window : windows) {
      for (Frame frame : window.frames()) {
        DecodedPicture picture = decoder.decode(frame.payload(), contract);
        if (picture instanceof DecodedPicture.Refused it) {
          return new Decoded.Malformed<>("a picture cannot be used: " + it.reason());
        }
        FramePixels pixels = ((DecodedPicture.Pixels) picture).frame();
        if (!pixels.letterbox().equals(letterbox)) {
          return new Decoded.Malformed<>("a picture has another size than its window says");
        }
        rgb.put(pixels.rgb());
      }
    }
    return new Decoded.Ok<>(new Pixels(letterbox, rgb.flip()));
  }
}
