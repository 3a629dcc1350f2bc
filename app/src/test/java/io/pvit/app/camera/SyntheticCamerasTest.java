package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.ingest.Ingest;
import io.pvit.ingest.IngestRequest;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.Pace;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.IngestConfig;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SyntheticCamerasTest {

  private static final CameraShape SHAPE = new CameraShape(125_000, 8, 96, 144);

  @TempDir Path scratch;

  @Test
  void ingestGetsEveryPictureThatWasActedAndNoOther() throws Exception {
    IngestResult result;
    try (SyntheticCameras cameras = SyntheticCameras.start(List.of("one", "two"), 4, SHAPE)) {
      result = watch(cameras.addresses().getOrDefault("two", ""));

      assertThat(cameras.shown().get("two")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(cameras.shown().get("one")).isEmpty();
    }

    List<Path> pictures = pictures();
    assertThat(result.figures().discontinuities()).isEqualTo(1);
    assertThat(pictures).hasSizeBetween(12, 16);
    Restaged acted = new Restaged(4, 1, SHAPE, 2);
    for (int place = 0; place < pictures.size(); place++) {
      BufferedImage picture = ImageIO.read(pictures.get(place).toFile());
      double own = acted.difference(picture, place);
      assertThat(own).as("picture %d", place).isLessThan(8);
      if (place > 0) {
        assertThat(own).isLessThan(acted.difference(picture, place - 1));
      }
    }
  }

  private IngestResult watch(String address) {
    IngestConfig config =
        Configuration.load(
            IngestConfig.class, Path.of("../config/ingest.yaml"), Map.of(), Map.of());
    IngestRequest request =
        new IngestRequest(
            "two",
            VideoLocation.parse(address),
            Optional.of(scratch.resolve("frames")),
            Optional.of(Duration.ofMillis(3_500)));
    return new Ingest(request, config, Pace.FREE, figures -> {}).run();
  }

  private List<Path> pictures() throws Exception {
    try (Stream<Path> files = Files.list(scratch.resolve("frames"))) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }
}
