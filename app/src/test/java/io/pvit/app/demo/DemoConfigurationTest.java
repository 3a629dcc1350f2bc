package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig.Sampling;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigurationTest {

  @Test
  void samplesAsTheNetworkWantsIt(@TempDir Path scratch) {
    try (DemoDirectory directory = DemoDirectory.open(Optional.of(scratch))) {
      Sampling sampling =
          new DemoConfiguration(Path.of("..", "config"), directory)
              .ingest("127.0.0.1:1", new ClipShape(2, 16, 16, 66_667))
              .sampling();

      assertThat(sampling.windowFrames()).isEqualTo(16);
      assertThat(sampling.frameIntervalUs()).isEqualTo(66_667);
    }
  }
}
