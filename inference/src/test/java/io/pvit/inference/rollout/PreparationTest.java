package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.rollout.Preparation.Prepared;
import io.pvit.inference.store.TestingBucket;
import io.pvit.model.People;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path scratch;

  private final TestingBucket bucket = new TestingBucket();
  private CheckpointConfig config;
  private CheckpointNetwork serving;

  @BeforeEach
  void serve() {
    Checkpoint first = checkpoint("first", "micro", 1);
    config = new CheckpointConfig(first.directory().toString(), "cpu", "float32", 1);
    serving = CheckpointNetwork.open(config);
  }

  @AfterEach
  void close() {
    bucket.close();
    serving.close();
  }

  @Test
  void aWholeCheckpointIsReadyToServe() {
    Checkpoint next = checkpoint("next", "micro", 2);

    Prepared prepared = prepare(next.sha256(), uri(next), LONG);

    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    try (CheckpointNetwork ready = ((Prepared.Ready) prepared).network()) {
      assertThat(ready.card().checkpointSha256()).isEqualTo(next.sha256());
    }
  }

  @Test
  void oneInABucketIsFetched() {
    Checkpoint next = checkpoint("next", "micro", 2);

    Prepared prepared = prepare(next.sha256(), bucket.put(next).toString(), LONG);

    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    ((Prepared.Ready) prepared).network().close();
    assertThat(scratch.resolve("fetched").resolve(next.sha256())).isDirectory();
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    Checkpoint next = checkpoint("next", "micro", 2);
    Path weights = next.directory().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    assertThat(refusal(next.sha256(), uri(next), LONG)).contains("was altered");
  }

  @Test
  void oneWithAWeightThatIsNoNumberIsRefused() throws IOException {
    Checkpoint next = checkpoint("next", "micro", 2);
    Path weights = next.directory().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, Float.NaN);
    Files.write(weights, bytes);

    assertThat(refusal(next.sha256(), uri(next), LONG)).contains("holds NaN");
  }

  @Test
  void oneThatIsNotTheAnnouncedIsRefused() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(refusal("a".repeat(64), uri(next), LONG))
        .contains("holds another one, " + next.sha256());
  }

  @Test
  void oneWhoseClipsLookOtherwiseIsRefused() {
    Checkpoint next = checkpoint("next", "nano", 2);

    assertThat(refusal(next.sha256(), uri(next), LONG)).contains("from a new start");
  }

  @Test
  void oneThatIsTooSlowIsRefused() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(refusal(next.sha256(), uri(next), Duration.ZERO)).contains("where 0 ms are allowed");
  }

  @Test
  void oneThatCannotBeReachedIsRefused() {
    Checkpoint next = checkpoint("next", "micro", 2);

    assertThat(refusal(next.sha256(), "s3://models/x", LONG)).contains("s3://models/x");
    assertThat(refusal(next.sha256(), "file:///nowhere", LONG)).contains("/nowhere");
    assertThat(refusal(next.sha256(), bucket.place(next.sha256()).toString(), LONG))
        .contains("has no card.json");
  }

  private Prepared prepare(String sha256, String uri, Duration longestPass) {
    return new Preparation(
            config, People.FOUND, 1, longestPass, bucket.fetched(scratch.resolve("fetched"), 2))
        .prepare(sha256, uri, serving.card());
  }

  private String refusal(String sha256, String uri, Duration longestPass) {
    return ((Prepared.Refused) prepare(sha256, uri, longestPass)).sentence();
  }

  private Checkpoint checkpoint(String name, String preset, long seed) {
    return Checkpoint.init(scratch.resolve(name), Preset.named(preset), seed, LABELS);
  }

  private static String uri(Checkpoint checkpoint) {
    return checkpoint.directory().toUri().toString();
  }
}
