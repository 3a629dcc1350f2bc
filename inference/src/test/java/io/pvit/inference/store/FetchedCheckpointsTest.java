package io.pvit.inference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.net.Preset;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedCheckpointsTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  @TempDir private Path scratch;

  private final TestingBucket bucket = new TestingBucket();
  private Path folder;
  private FetchedCheckpoints fetched;

  @BeforeEach
  void open() {
    folder = scratch.resolve("checkpoints");
    fetched = bucket.fetched(folder, 2);
  }

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void aCheckpointIsCopiedWholeAndUnderItsName() {
    Checkpoint made = checkpoint(1);

    Path copy = fetched.fetch(made.sha256(), bucket.put(made));

    assertThat(copy).isEqualTo(folder.resolve(made.sha256()));
    assertThat(Checkpoint.open(copy).sha256()).isEqualTo(made.sha256());
    assertThat(folder).isDirectoryContaining(path -> path.equals(copy));
  }

  @Test
  void whatIsHereIsNotCopiedAgain() {
    Checkpoint made = checkpoint(1);
    URI place = bucket.put(made);

    fetched.fetch(made.sha256(), place);
    fetched.fetch(made.sha256(), place);

    assertThat(bucket.read()).hasSize(2);
  }

  @Test
  void aCopyThatWasDamagedMeanwhileIsMadeAnew() throws IOException {
    Checkpoint made = checkpoint(1);
    URI place = bucket.put(made);
    Path copy = fetched.fetch(made.sha256(), place);
    Files.write(copy.resolve("model.safetensors"), new byte[10]);

    fetched.fetch(made.sha256(), place);

    assertThat(Checkpoint.open(copy).sha256()).isEqualTo(made.sha256());
  }

  @Test
  void aDamagedOneLeavesNothing() {
    Checkpoint made = checkpoint(1);
    URI place = bucket.put(made);
    bucket.damage(made.sha256(), "model.safetensors");

    assertThatThrownBy(() -> fetched.fetch(made.sha256(), place))
        .isInstanceOf(CheckpointRefused.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneThatIsNotTheAnnouncedLeavesNothing() {
    URI place = bucket.put(checkpoint(1));

    assertThatThrownBy(() -> fetched.fetch("a".repeat(64), place))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("holds another one");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path left = Files.createDirectories(folder.resolve("b".repeat(64) + ".tmp"));
    Files.write(left.resolve("card.json"), new byte[10]);
    Checkpoint made = checkpoint(1);

    fetched.fetch(made.sha256(), bucket.put(made));

    assertThat(left).doesNotExist();
  }

  @Test
  void onlyTheLastUsedAreKept() throws IOException {
    Checkpoint one = checkpoint(1);
    Checkpoint two = checkpoint(2);
    Checkpoint three = checkpoint(3);
    Path first = fetched.fetch(one.sha256(), bucket.put(one));
    Path second = fetched.fetch(two.sha256(), bucket.put(two));
    Files.setLastModifiedTime(first, FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(second, FileTime.fromMillis(2_000));
    fetched.fetch(one.sha256(), bucket.put(one));

    Path third = fetched.fetch(three.sha256(), bucket.put(three));

    assertThat(first).exists();
    assertThat(second).doesNotExist();
    assertThat(third).exists();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> fetched.fetch("a".repeat(64), bucket.place("a".repeat(64))))
        .isInstanceOf(StopException.class)
        .hasMessage("s3://models/yard/%s/ has no card.json.".formatted("a".repeat(64)));
  }

  @Test
  void aBucketThatRefusesIsSaidWithWhatToLookAt() {
    Checkpoint made = checkpoint(1);
    URI place = bucket.put(made);
    bucket.refuse();

    assertThatThrownBy(() -> fetched.fetch(made.sha256(), place))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.DEPENDENCY_LOST))
        .hasMessageContaining("see store.endpoint, store.region and the credentials");
  }

  @Test
  void aFolderInABucketEndsWithASlash() {
    assertThat(FetchedCheckpoints.areBehind(URI.create("s3://models/yard/"))).isTrue();
    assertThat(FetchedCheckpoints.areBehind(URI.create("s3://models/yard"))).isFalse();
    assertThat(FetchedCheckpoints.areBehind(URI.create("https://models/yard/"))).isFalse();
  }

  private Checkpoint checkpoint(long seed) {
    return Checkpoint.init(scratch.resolve("made-" + seed), Preset.named("micro"), seed, LABELS);
  }
}
