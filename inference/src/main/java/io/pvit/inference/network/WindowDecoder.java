package io.pvit.inference.network;

import io.pvit.model.InputContract;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import java.util.ArrayList;
import java.util.List;

/** Decodes the pictures of windows for one input contract. Any thread may use it. */
public final class WindowDecoder {

  private final FrameDecoder decoder = new FrameDecoder();
  private final InputContract contract;

  public WindowDecoder(InputContract contract) {
    this.contract = contract;
  }

  /** The pictures of a window, which lies at that offset; each must have the window's size. */
  public DecodedWindow decode(FrameWindow window, long offset) {
    List<FramePixels> frames = new ArrayList<>();
    for (Frame frame : window.frames()) {
      DecodedPicture picture = decoder.decode(frame.payload(), contract);
      String wrong = picture.fold(pixels -> wrongSize(pixels, window), reason -> reason);
      if (!wrong.isEmpty()) {
        return new DecodedWindow.Refused("frame %d: %s".formatted(frames.size(), wrong));
      }
      frames.add(((DecodedPicture.Pixels) picture).frame());
    }
    return new DecodedWindow.Pictures(
        new WindowPictures(
            offset, frames, window.frames().stream().map(Frame::captureTimeUs).toList()));
  }

  private static String wrongSize(FramePixels pixels, FrameWindow window) {
    int width = pixels.letterbox().sourceWidth();
    int height = pixels.letterbox().sourceHeight();
    return width == window.width() && height == window.height()
        ? ""
        : "has %d x %d pixels in a window of %d x %d"
            .formatted(width, height, window.width(), window.height());
  }
}
