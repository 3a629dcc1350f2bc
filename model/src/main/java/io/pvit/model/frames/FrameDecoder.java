package io.pvit.model.frames;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.pvit.model.InputContract;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Decodes JPEGs into the network's pixels. Stateless: threads share one. */
public final class FrameDecoder {

  /** A picture that claims more is refused before anything is allocated for it. */
  public static final int MAX_PIXELS = 16_777_216;

  /** What surrounds a picture: the mean of the preprocessing, 0.45, to the nearest level. */
  public static final int PADDING_LEVEL = 115;

  static {
    // The callers' threads are the parallelism; a pool below them would only fight for the cores.
    opencv_core.setNumThreads(1);
  }

  /**
   * Decodes, scales and letterboxes one picture.
   *
   * @param jpeg one whole JPEG, from its position to its limit; the position does not move
   */
  public DecodedPicture decode(ByteBuffer jpeg, InputContract contract) {
    Optional<JpegHeader> header = JpegHeader.of(jpeg);
    if (header.isEmpty()) {
      return new DecodedPicture.Refused(
          "not a whole JPEG picture (" + jpeg.remaining() + " bytes)");
    }
    int width = header.get().width();
    int height = header.get().height();
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      return new DecodedPicture.Refused(
          "the picture claims %d x %d pixels, at most %d are accepted"
              .formatted(width, height, MAX_PIXELS));
    }
    return decode(jpeg, Letterbox.fit(width, height, contract.width(), contract.height()));
  }

  @SuppressWarnings("try") // the scope frees what is made in it, without being named
  private static DecodedPicture decode(ByteBuffer jpeg, Letterbox box) {
    try (PointerScope scope = new PointerScope()) {
      Mat source = imdecode(bytes(jpeg), IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION);
      if (source.empty()) {
        return new DecodedPicture.Refused("the JPEG cannot be decoded");
      }
      if (source.cols() != box.sourceWidth() || source.rows() != box.sourceHeight()) {
        return new DecodedPicture.Refused("the JPEG's header and its picture differ in size");
      }
      Mat canvas = new Mat(box.canvasHeight(), box.canvasWidth(), CV_8UC3);
      canvas.put(Scalar.all(PADDING_LEVEL));
      Mat picture = new Mat(canvas, new Rect(box.left(), box.top(), box.width(), box.height()));
      boolean shrinks = box.width() <= box.sourceWidth();
      int filter = shrinks ? INTER_AREA : INTER_LINEAR;
      resize(source, picture, new Size(box.width(), box.height()), 0, 0, filter);
      byte[] rgb = new byte[box.canvasWidth() * box.canvasHeight() * 3];
      canvas.data().get(rgb);
      return new DecodedPicture.Pixels(new FramePixels(rgb, box));
    }
  }

  private static Mat bytes(ByteBuffer jpeg) {
    byte[] copy = new byte[jpeg.remaining()];
    jpeg.duplicate().get(copy);
    return new Mat(1, copy.length, CV_8UC1, new BytePointer(copy));
  }
}
