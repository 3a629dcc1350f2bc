package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.ingest.source.VideoLocation;
import org.junit.jupiter.api.Test;

class FfmpegLogTest {

  @Test
  void doesNotRepeatTheUserInfoOfALocationInUse() {
    VideoLocation location = VideoLocation.parse("rtsp://admin:it's;this@camera/1");

    new FfmpegSource(location, Watched.SETTINGS).close();

    assertThat(
            FfmpegLog.masked("Failed to open 'rtsp://admin:it's;this@camera/1' (admin:it's;this)"))
        .isEqualTo("Failed to open 'rtsp://***@camera/1' (***)");
  }
}
