package io.pvit.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3StoreTest {

  @TempDir private Path scratch;

  private final TestingBucket bucket = new TestingBucket("models");

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void whatIsPublishedComesBackWholeAndTheCardWasTheLastToGo() {
    Checkpoint checkpoint = TestingCheckpoint.in(scratch.resolve("made"));
    try (CheckpointStore store = store()) {
      assertThat(store.publish(checkpoint))
          .isEqualTo(URI.create("s3://models/yard/" + checkpoint.sha256() + "/"));

      assertThat(bucket.written())
          .containsExactly(
              "yard/" + checkpoint.sha256() + "/model.safetensors",
              "yard/" + checkpoint.sha256() + "/card.json");
      assertThat(store.fetch(checkpoint.sha256(), scratch.resolve("fetched")).sha256())
          .isEqualTo(checkpoint.sha256());
    }
  }

  @Test
  void publishedTwiceItIsWrittenOnce() {
    Checkpoint checkpoint = TestingCheckpoint.in(scratch.resolve("made"));
    try (CheckpointStore store = store()) {
      assertThat(store.publish(checkpoint)).isEqualTo(store.publish(checkpoint));
    }

    assertThat(bucket.written()).hasSize(2);
  }

  @Test
  void whatIsNotThereIsNamed() {
    try (CheckpointStore store = store()) {
      assertThatThrownBy(() -> store.fetch("a".repeat(64), scratch.resolve("fetched")))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("has no " + "a".repeat(64));
    }
  }

  @Test
  void aStoreThatRefusesStopsTheProcessWithASentence() {
    Checkpoint checkpoint = TestingCheckpoint.in(scratch.resolve("made"));
    bucket.refuse();

    try (CheckpointStore store = store()) {
      assertThatThrownBy(() -> store.publish(checkpoint))
          .isInstanceOfSatisfying(
              StopException.class,
              stop -> assertThat(stop.code()).isEqualTo(ExitCode.DEPENDENCY_LOST))
          .hasMessageContaining("s3://models/yard");
    }
  }

  private CheckpointStore store() {
    return new S3Store(
        "models",
        "yard",
        "eu-central-1",
        Optional.of(bucket.endpoint()),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }
}
