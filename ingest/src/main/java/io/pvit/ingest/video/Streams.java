package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/** Finds the one stream to watch and switches the others off. */
final class Streams {

  private final AVFormatContext context;
  private final int maxPixels;
  private final Refusal refusal;

  Streams(AVFormatContext context, int maxPixels, Refusal refusal) {
    this.context = context;
    this.maxPixels = maxPixels;
    this.refusal = refusal;
  }

  /**
   * Learns what the streams are, which may decode a few pictures; the same bound on their size
   * holds for that.
   *
   * @return FFmpeg's code
   */
  int probe() {
    refuseGiants();
    int count = context.nb_streams();
    try (PointerPointer<AVDictionary> perStream = new PointerPointer<>(Math.max(1, count))) {
      for (int i = 0; i < count; i++) {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "max_pixels", Integer.toString(maxPixels), 0);
        av_dict_set(options, "threads", "1", 0);
        perStream.put(i, options);
      }
      int code = avformat_find_stream_info(context, count == 0 ? null : perStream);
      for (int i = 0; i < count; i++) {
        AVDictionary options = perStream.get(AVDictionary.class, i);
        if (options != null) {
          av_dict_free(options);
        }
      }
      return code;
    }
  }

  /** The video stream, alone switched on. */
  AVStream video() {
    int best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (best < 0 || isCover(context.streams(best))) {
      throw context.nb_streams() == 0 ? refusal.withoutStreams() : refusal.withoutVideo();
    }
    refuseGiants();
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != best) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
    return context.streams(best);
  }

  static String codecName(AVStream stream) {
    return avcodec_get_name(stream.codecpar().codec_id()).getString();
  }

  private void refuseGiants() {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters parameters = context.streams(i).codecpar();
      if ((long) parameters.width() * parameters.height() > maxPixels) {
        throw refusal.tooLarge(parameters.width(), parameters.height(), maxPixels);
      }
    }
  }

  /** The picture on a record's sleeve is no film. */
  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
  }
}
