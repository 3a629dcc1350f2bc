package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/**
 * Options on their way into FFmpeg, which takes out those it knows and says nothing of the others.
 *
 * <p>A time-out that FFmpeg does not know would mean to wait for ever, so a leftover is a defect.
 */
final class Options implements AutoCloseable {

  private final AVDictionary dictionary = new AVDictionary(null);

  Options(Map<String, String> options) {
    options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
  }

  AVDictionary dictionary() {
    return dictionary;
  }

  /** Stops the process when FFmpeg left an option unused. */
  void refuseLeftovers() {
    List<String> unused = new ArrayList<>();
    AVDictionaryEntry entry = av_dict_iterate(dictionary, null);
    while (entry != null) {
      unused.add(entry.key().getString());
      entry = av_dict_iterate(dictionary, entry);
    }
    if (!unused.isEmpty()) {
      throw new IllegalStateException("FFmpeg does not know the options " + unused);
    }
  }

  @Override
  public void close() {
    av_dict_free(dictionary);
  }
}
