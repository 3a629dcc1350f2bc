package io.pvit.ingest.video;

import io.pvit.ingest.source.VideoLocation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What FFmpeg is told to open, and all that it may use for it.
 *
 * <p>Without these lists a text file could name other files, and a web server could send the reader
 * to another protocol. Playlists (concat, hls, dash) are in none of them. Formats of sound alone
 * are: so that the refusal can say what is missing.
 *
 * @param address the whole address, credentials included: never shown
 * @param options of container and protocol
 * @param remote whether somebody else decides when the next byte comes
 */
record Access(String address, Map<String, String> options, boolean remote) {

  private static final String FILMS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,flv,h264,hevc,mjpeg,"
          + "asf,ogg,wav,mp3,flac,aac";
  private static final String STREAMS = FILMS + ",mpjpeg";

  static Access to(VideoLocation location, FfmpegSettings settings) {
    if (location instanceof VideoLocation.Recording recording) {
      // With its scheme, so that no file name is taken for another protocol.
      String address = "file:" + recording.file().toAbsolutePath();
      return new Access(address, options("file", FILMS), false);
    }
    String patienceUs = Long.toString(settings.readTimeoutMs() * 1000L);
    if (location instanceof VideoLocation.Http http) {
      boolean secure = "https".equalsIgnoreCase(http.address().getScheme());
      Map<String, String> options =
          options(secure ? "https,httpproxy,tls,tcp" : "http,tcp", STREAMS);
      options.put("rw_timeout", patienceUs);
      return new Access(http.address().toASCIIString(), options, true);
    }
    VideoLocation.Rtsp rtsp = (VideoLocation.Rtsp) location;
    Map<String, String> options = options("rtsp,rtsps,rtp,tcp,tls", "rtsp");
    options.put("rtsp_transport", "tcp");
    options.put("timeout", patienceUs);
    return new Access(rtsp.address().toASCIIString(), options, true);
  }

  private static Map<String, String> options(String protocols, String formats) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("protocol_whitelist", protocols);
    options.put("format_whitelist", formats);
    return options;
  }

  /** Shows no address: it may hold a password. */
  @Override
  public String toString() {
    return "Access" + options;
  }
}
