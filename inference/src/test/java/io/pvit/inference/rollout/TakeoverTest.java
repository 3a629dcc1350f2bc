package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.WarmUp;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path scratch;

  private Checkpoint first;
  private CheckpointConfig config;
  private CheckpointNetwork serving;

  @BeforeEach
  void serve() {
    first = checkpoint("first", "micro", 1);
    config = new CheckpointConfig(first.directory().toString(), "cpu", "float32", 1, true);
    serving = CheckpointNetwork.open(config);
  }

  @AfterEach
  void close() {
    serving.close();
  }

  @Test
  void anAnnouncedCheckpointServesAndItsAnswersSaySo() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(takeover(LONG).take(announced(next))).isEmpty();

    assertThat(serving.card().checkpointSha256()).isEqualTo(next.sha256());
    assertThat(new WarmUp(serving, System::nanoTime).pass(1)).isPositive();
  }

  @Test
  void theOneThatServesIsLeftAlone() {
    assertThat(takeover(Duration.ZERO).take(announced(first))).isEmpty();

    assertStaysFirst();
  }

  @Test
  void aDamagedOneNeverServes() throws IOException {
    Checkpoint next = checkpoint("next", "micro", 2);
    Path weights = next.directory().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    assertThat(takeover(LONG).take(announced(next)).orElseThrow()).contains("was altered");
    assertStaysFirst();
  }

  @Test
  void oneThatIsNotTheAnnouncedNeverServes() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(takeover(LONG).take(announced("a".repeat(64), uri(next))).orElseThrow())
        .contains("holds another one, " + next.sha256());
    assertStaysFirst();
  }

  @Test
  void oneWhoseClipsLookOtherwiseNeverServes() {
    Checkpoint next = checkpoint("next", "nano", 2);

    assertThat(takeover(LONG).take(announced(next)).orElseThrow()).contains("from a new start");
    assertStaysFirst();
  }

  @Test
  void oneThatIsTooSlowNeverServes() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(takeover(Duration.ZERO).take(announced(next)).orElseThrow())
        .contains("where 0 ms are allowed");
    assertStaysFirst();
  }

  @Test
  void oneThatCannotBeReachedNeverServes() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(takeover(LONG).take(announced(next.sha256(), "s3://models/x")).orElseThrow())
        .contains("s3://models/x");
    assertThat(takeover(LONG).take(announced(next.sha256(), "file:///nowhere")).orElseThrow())
        .contains("/nowhere");
    assertStaysFirst();
  }

  private void assertStaysFirst() {
    assertThat(serving.card().checkpointSha256()).isEqualTo(first.sha256());
    assertThat(new WarmUp(serving, System::nanoTime).pass(1)).isPositive();
  }

  private Takeover takeover(Duration longestPass) {
    return new Takeover(config, serving, longestPass);
  }

  private Checkpoint checkpoint(String name, String preset, long seed) {
    return Checkpoint.init(scratch.resolve(name), Preset.named(preset), seed, LABELS);
  }

  private static CheckpointAnnouncement announced(Checkpoint checkpoint) {
    return announced(checkpoint.sha256(), uri(checkpoint));
  }

  private static CheckpointAnnouncement announced(String sha256, String uri) {
    return new CheckpointAnnouncement(sha256, uri, 1, "micro", "ava-v2.2", Map.of(), 0);
  }

  private static String uri(Checkpoint checkpoint) {
    return checkpoint.directory().toUri().toString();
  }
}
