package io.pvit.app.camera;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What a viewer asks for.
 *
 * @param method such as PLAY
 * @param path of the address, without the track
 * @param sequence the number that the answer repeats
 */
record RtspRequest(String method, String path, String sequence) {

  private static final int MOST_LINES = 64;

  /** The next request on a connection; empty when the viewer is gone or speaks something else. */
  static Optional<RtspRequest> read(BufferedReader in) throws IOException {
    String[] first = line(in).split(" ", 3);
    if (first.length < 3 || !first[2].startsWith("RTSP/")) {
      return Optional.empty();
    }
    String sequence = "";
    String line = line(in);
    for (int lines = 0; !line.isEmpty() && lines < MOST_LINES; lines++) {
      if (line.regionMatches(true, 0, "CSeq:", 0, 5)) {
        sequence = line.substring(5).strip();
      }
      line = line(in);
    }
    return Optional.of(new RtspRequest(first[0], path(first[1]), sequence));
  }

  private static String path(String address) {
    try {
      String path = URI.create(address).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? "" : line;
  }
}
