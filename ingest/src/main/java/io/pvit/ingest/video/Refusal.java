package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.pvit.ingest.source.CredentialMask;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Turns what FFmpeg or a check says of an input into a sentence and an exit code. */
final class Refusal {

  private static final int NO_SUCH_FILE = -2;
  private static final int INVALID_ARGUMENT = -22;
  private static final int CONNECTION_REFUSED = -111;
  private static final Set<Integer> NO_ROUTE = Set.of(-101, -113);

  /** What FFmpeg says of a name without an address, among other things. */
  private static final int INPUT_OUTPUT_ERROR = -5;

  private static final int MESSAGE_BYTES = 256;

  private final VideoLocation location;
  private final boolean remote;

  Refusal(VideoLocation location, boolean remote) {
    this.location = location;
    this.remote = remote;
  }

  /** Opening failed with this code of FFmpeg's. */
  StopException opening(int code) {
    if (code == NO_SUCH_FILE || code == AVERROR_HTTP_NOT_FOUND) {
      return stop(ExitCode.INPUT_MISSING, "does not exist; check the path");
    }
    if (!remote) {
      return stop(
          ExitCode.INPUT_UNREADABLE, "is no film that can be read (%s)".formatted(words(code)));
    }
    if (code == AVERROR_HTTP_UNAUTHORIZED || code == AVERROR_HTTP_FORBIDDEN) {
      return stop(ExitCode.INPUT_REFUSED, "refused the user name and password, or their absence");
    }
    if (code == CONNECTION_REFUSED) {
      return stop(ExitCode.INPUT_UNREACHABLE, "refused the connection; check host and port");
    }
    if (NO_ROUTE.contains(code)) {
      return stop(
          ExitCode.INPUT_UNREACHABLE,
          "has no route to its host from this machine; check the address and the network");
    }
    if (code == INPUT_OUTPUT_ERROR) {
      return stop(
          ExitCode.INPUT_UNREACHABLE,
          "could not be reached: its host's name has no address, or it hung up; check the name");
    }
    if (code == INVALID_ARGUMENT || code == AVERROR_PROTOCOL_NOT_FOUND) {
      return stop(
          ExitCode.INPUT_FORBIDDEN,
          "leads to a format or protocol that is not accepted; name the film itself, no playlist");
    }
    if (code == AVERROR_INVALIDDATA && location instanceof VideoLocation.Http) {
      return stop(
          ExitCode.INPUT_UNREADABLE, "is no film that can be read (%s)".formatted(words(code)));
    }
    if (code == AVERROR_INVALIDDATA) {
      return stop(
          ExitCode.INPUT_UNREACHABLE,
          "was answered, but not as a camera answers; is that the port of its video?");
    }
    return stop(ExitCode.INPUT_UNREACHABLE, "could not be reached (%s)".formatted(words(code)));
  }

  StopException tooSlow(int timeoutMs) {
    return stop(
        ExitCode.INPUT_UNREACHABLE,
        ("did not answer within %d ms; check host, port and path, or allow more in"
                + " input.openTimeoutMs")
            .formatted(timeoutMs));
  }

  StopException silentFromTheStart(int timeoutMs) {
    return stop(
        ExitCode.INPUT_UNREACHABLE,
        "was opened, and sent no picture for %d ms; the limit is input.readTimeoutMs"
            .formatted(timeoutMs));
  }

  StopException silent(int timeoutMs) {
    return stop(
        ExitCode.INPUT_LOST,
        "sent no picture for %d ms; the limit is input.readTimeoutMs".formatted(timeoutMs));
  }

  StopException brokenOff(int code) {
    return stop(ExitCode.INPUT_LOST, "broke off (%s)".formatted(words(code)));
  }

  StopException ended() {
    return stop(ExitCode.INPUT_LOST, "ended, which a live stream does not do by itself");
  }

  StopException withoutVideo() {
    return stop(ExitCode.INPUT_WITHOUT_VIDEO, "has no picture, only sound; name one with video");
  }

  StopException withoutStreams() {
    return stop(ExitCode.INPUT_UNREADABLE, "has neither picture nor sound; it may be damaged");
  }

  StopException withoutPicture(long packets, long errors) {
    return stop(
        ExitCode.INPUT_UNREADABLE,
        ("yielded no picture: %d packets, %d of them refused by the decoder as damaged or too"
                + " large; record it anew")
            .formatted(packets, errors));
  }

  StopException tooLarge(int width, int height, int maxPixels) {
    return stop(
        ExitCode.INPUT_FORBIDDEN,
        "has pictures of %dx%d, more than the %d pixels allowed by input.maxPixels"
            .formatted(width, height, maxPixels));
  }

  StopException undecodable(int code, String codec) {
    String why = code == AVERROR_DECODER_NOT_FOUND ? "no decoder for it is built in" : words(code);
    return stop(
        ExitCode.INPUT_UNREADABLE,
        "is coded as '%s', which cannot be decoded (%s); convert it".formatted(codec, why));
  }

  StopException cancelled() {
    return stop(ExitCode.INTERRUPTED, "was no longer wanted while it was being opened");
  }

  static String words(int code) {
    byte[] message = new byte[MESSAGE_BYTES];
    av_strerror(code, message, message.length);
    int length = 0;
    while (length < message.length && message[length] != 0) {
      length++;
    }
    return CredentialMask.of(new String(message, 0, length, StandardCharsets.UTF_8));
  }

  private StopException stop(ExitCode code, String what) {
    return new StopException(code, "The input '%s' %s.".formatted(location, what));
  }
}
