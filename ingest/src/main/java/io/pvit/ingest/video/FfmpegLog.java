package io.pvit.ingest.video;

import io.pvit.ingest.source.CredentialMask;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads FFmpeg's log, which is one for the whole process, to ours, without passwords.
 *
 * <p>A damaged film makes FFmpeg say something for every packet, so all but its last words are for
 * those who switch this logger to debug; what matters is counted as damage or ends in a sentence.
 */
final class FfmpegLog {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegLog.class);

  private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

  /** Held for ever: native code must never call a collected object. */
  private static final LogCallback CALLBACK =
      new LogCallback() {
        @Override
        public void call(int level, BytePointer message) {
          say(level, message.getString());
        }
      };

  static {
    avutil.av_log_set_level(avutil.AV_LOG_WARNING);
    avutil.setLogCallback(CALLBACK);
  }

  private FfmpegLog() {}

  /** Makes sure that the log is led; the first call does it, by loading this class. */
  static void lead() {
    LOG.trace("FFmpeg's log is led here");
  }

  private static void say(int level, String message) {
    if (level <= avutil.AV_LOG_FATAL) {
      LOG.warn("{}", masked(message));
    } else if (LOG.isDebugEnabled()) {
      LOG.debug("{}", masked(message));
    }
  }

  /** Makes sure that this never appears; for good, since words may come late. */
  static void hide(String secret) {
    SECRETS.add(secret);
  }

  static String masked(String message) {
    String words = message.strip();
    for (String secret : SECRETS) {
      words = words.replace(secret, "***");
    }
    return CredentialMask.of(words);
  }
}
