package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import io.pvit.ingest.source.FrameSize;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Scales decoded pictures by area, the best filter for shrinking, and codes them as JPEG.
 *
 * <p>One scaling context serves exactly one pair of formats and sizes. FFmpeg's own cached context
 * would take full-range and limited-range pictures for the same and shift their brightness.
 */
final class JpegScaler implements AutoCloseable {

  /** The scaler reads four planes whatever the format has; fewer end the process. */
  private static final int PLANES = 4;

  private static final int BYTES_PER_PIXEL = 3;

  /** The scaler writes whole vectors: past the end of every row, the last one too. */
  private static final int VECTOR_BYTES = 64;

  /** Without the second flag a grey picture comes out two levels short of green. */
  private static final int FILTER = SWS_AREA | SWS_FULL_CHR_H_INT;

  static {
    // One reader, one core: whoever runs many cameras counts on it.
    opencv_core.setNumThreads(1);
  }

  /** What a context was made for. */
  private record Job(int width, int height, int format, FrameSize target) {}

  private final IntPointer quality;
  private @Nullable Job job;
  private @Nullable SwsContext context;
  private @Nullable BytePointer buffer;
  private @Nullable Mat scaled;
  private final PointerPointer<Pointer> planes = new PointerPointer<>(PLANES);
  private final IntPointer strides = new IntPointer(PLANES);

  JpegScaler(int jpegQuality) {
    quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, jpegQuality);
  }

  /** The picture at this size as JPEG, in memory of its own. */
  ByteBuffer jpeg(AVFrame picture, FrameSize target) {
    Mat pixels = prepare(new Job(picture.width(), picture.height(), picture.format(), target));
    int rows =
        sws_scale(
            context, picture.data(), picture.linesize(), 0, picture.height(), planes, strides);
    if (rows != target.height()) {
      throw new IllegalStateException("scaling gave " + rows + " of " + target.height() + " rows");
    }
    try (BytePointer coded = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".jpg", pixels, coded, quality)) {
        throw new IllegalStateException("a picture of " + target + " could not be coded");
      }
      byte[] bytes = new byte[Math.toIntExact(coded.limit())];
      coded.get(bytes);
      return ByteBuffer.wrap(bytes);
    }
  }

  private Mat prepare(Job wanted) {
    Mat pixels = scaled;
    if (pixels != null && wanted.equals(job)) {
      return pixels;
    }
    release();
    FrameSize target = wanted.target();
    context =
        sws_getContext(
            wanted.width(),
            wanted.height(),
            wanted.format(),
            target.width(),
            target.height(),
            AV_PIX_FMT_BGR24,
            FILTER,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException("no scaling from " + wanted);
    }
    int stride = roundUp(target.width() * BYTES_PER_PIXEL);
    buffer = new BytePointer((long) stride * target.height() + VECTOR_BYTES);
    pixels = new Mat(target.height(), target.width(), opencv_core.CV_8UC3, buffer, stride);
    planes.put(0, buffer);
    strides.put(0, stride);
    for (int plane = 1; plane < PLANES; plane++) {
      planes.put(plane, (Pointer) null);
      strides.put(plane, 0);
    }
    scaled = pixels;
    job = wanted;
    return pixels;
  }

  private static int roundUp(int bytes) {
    return (bytes + 2 * VECTOR_BYTES - 1) / VECTOR_BYTES * VECTOR_BYTES;
  }

  private void release() {
    job = null;
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
    if (scaled != null) {
      scaled.close();
      scaled = null;
    }
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
  }

  @Override
  public void close() {
    release();
    quality.close();
    planes.close();
    strides.close();
  }
}
