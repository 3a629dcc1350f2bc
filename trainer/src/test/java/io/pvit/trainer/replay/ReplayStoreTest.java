package io.pvit.trainer.replay;

import static io.pvit.trainer.replay.TestingClips.clip;
import static io.pvit.trainer.replay.TestingClips.clipOfMinute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayStoreTest {

  @TempDir private Path folder;

  @Test
  void aClipComesBackAsItWasAlsoToTheNextProcess() {
    ReplayClip clip = clip("yard/0/1", 5, 12, 5);

    ReplayStore.open(folder, 9).put(clip);

    assertThat(ReplayStore.open(folder, 9).find("yard/0/1")).contains(clip);
  }

  @Test
  void aClipThatIsLabelledAgainTakesItsOwnPlace() {
    ReplayStore store = ReplayStore.open(folder, 9);
    store.put(clip("a", 1, 5));

    store.put(clip("a", 2, 8));

    assertThat(store.size()).isOne();
    assertThat(store.find("a")).contains(clip("a", 2, 8));
  }

  @Test
  void theOldestOfTheMostFrequentClassGoesFirst() {
    ReplayStore store = ReplayStore.open(folder, 3);
    store.put(clip("rare", 1, 5));
    store.put(clip("old", 2, 12));
    store.put(clip("new", 3, 12));

    store.put(clip("newest", 4, 12, 14));

    assertThat(store.find("old")).isEmpty();
    assertThat(store.size()).isEqualTo(3);
    assertThat(ReplayStore.open(folder, 3).find("rare")).isPresent();
  }

  @Test
  void whatIsDamagedIsPassedOverAndCounted() throws IOException {
    ReplayStore store = ReplayStore.open(folder, 9);
    store.put(clip("pixels", 1, 5));
    Path pixels = onlyFile();
    store.put(clip("whole", 2, 5));
    damage(pixels, Files.size(pixels) - 6);
    Files.writeString(folder.resolve("nothing.clip"), "nothing");
    Files.writeString(folder.resolve("unfinished.clip.tmp"), "PVR1");

    ReplayStore next = ReplayStore.open(folder, 9);

    assertThat(next.damaged()).isEqualTo(1);
    assertThat(next.find("pixels")).isEmpty();
    assertThat(next.damaged()).isEqualTo(2);
    assertThat(next.find("whole")).isPresent();
    assertThat(folder.resolve("unfinished.clip.tmp")).doesNotExist();
  }

  @Test
  void aFileThatEndsAnywhereIsDamaged() throws IOException {
    ReplayStore.open(folder, 9).put(clip("a", 1, 5));
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThat(ReplayStore.open(folder, 9).find("a")).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void oneInFiveMinutesOfACameraIsHeldBackAndNeighboursStayTogether() {
    List<Boolean> minutes =
        LongStream.range(0, 1000).mapToObj(it -> clipOfMinute("a", it, 0).isHeldBack()).toList();

    assertThat(minutes.stream().filter(it -> it).count()).isBetween(150L, 250L);
    assertThat(ReplayClip.isHeldBack("yard", 60_000_000))
        .isEqualTo(ReplayClip.isHeldBack("yard", 119_000_000));
  }

  @Test
  void noClipIsForBothLearningAndJudging() {
    ReplayStore store = ReplayStore.open(folder, 100);
    for (int minute = 0; minute < 40; minute++) {
      store.put(clipOfMinute("m" + minute, minute, minute, 5));
    }

    assertThat(store.heldBack()).isNotEmpty().doesNotContainAnyElementsOf(store.toLearnFrom());
    assertThat(store.heldBack().size() + store.toLearnFrom().size()).isEqualTo(40);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void damage(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 1;
    Files.write(file, bytes);
  }
}
