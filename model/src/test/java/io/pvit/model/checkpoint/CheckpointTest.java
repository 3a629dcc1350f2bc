package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ALTERED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.EXISTS;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ILL_FITTING;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MALFORMED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MISSING;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.NOT_FINITE;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.InputContract;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PromptConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTest {

  @TempDir private Path parent;

  @Nested
  class AFreshOne {

    @Test
    void saysWhatItIs() {
      Card card = fresh("a", 7).card();

      assertThat(card.untrained()).isTrue();
      assertThat(card.labelMapId()).isEqualTo("three");
      assertThat(card.labels()).extracting(Label::id).containsExactly(1, 3, 80);
      assertThat(card.inputContract()).isEqualTo(new InputContract(16, 8, 125_000, 64, 96));
      assertThat(card.architecture()).isEqualTo(Preset.named("micro").architecture());
      assertThat(card.provenance()).containsEntry("seed", "7").containsEntry("preset", "micro");
    }

    @Test
    void hasTheSameNameOnEveryMachine() {
      assertThat(fresh("a", 7).sha256())
          .isEqualTo("86855f9554a44003099e7d9aeb4ba44284870f7ad3677bf7a8e15f8488410b7b");
    }

    @Test
    void hasAnotherNameForAnotherSeed() {
      assertThat(fresh("a", 7).sha256()).isNotEqualTo(fresh("b", 8).sha256());
    }

    @Test
    void leavesNothingBehindWhenItCannotBeWritten() {
      Card card = fresh("a", 7).card();

      assertThatThrownBy(
              () ->
                  Checkpoint.write(
                      parent.resolve("b"),
                      card,
                      StorageType.FLOAT32,
                      parameter -> {
                        throw new IllegalStateException("no numbers");
                      }))
          .hasMessage("no numbers");

      assertThat(parent).isDirectoryNotContaining(left -> !left.endsWith("a"));
    }

    @Test
    void isOpenedAgainWithTheSameNumbers() {
      Checkpoint checkpoint = fresh("a", 7);

      Checkpoint.open(checkpoint.directory())
          .forEachTensor(
              (parameter, values) ->
                  assertThat(values).containsExactly(InitialWeights.of(parameter, 7)));
    }

    @Test
    void leavesNothingButItselfBehind() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);

      try (var siblings = Files.list(parent);
          var content = Files.list(checkpoint.directory())) {
        assertThat(siblings).containsExactly(checkpoint.directory());
        assertThat(content.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("card.json", "model.safetensors");
      }
    }

    @Test
    void takesNothingOfWhatOthersLeftUnfinished() throws IOException {
      Path theirs = Files.createDirectory(parent.resolve("a.tmp"));
      Path file = Files.writeString(theirs.resolve("half"), "theirs");

      Checkpoint checkpoint = fresh("a", 7);

      assertThat(file).hasContent("theirs");
      assertThat(checkpoint.directory().resolve("half")).doesNotExist();
    }

    @Test
    void neverOverwritesAnother() {
      fresh("a", 7);

      assertRefused(() -> fresh("a", 8), EXISTS, "is not empty");
    }
  }

  @Nested
  class SmallerNumbers {

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void areCloseToWhatWasWritten(StorageType type) {
      Checkpoint exact = fresh("a", 7);

      Checkpoint stored =
          Checkpoint.write(
              parent.resolve("b"),
              exact.card(),
              type,
              parameter -> InitialWeights.of(parameter, 7));

      float accepted =
          type == StorageType.FLOAT32 ? 0 : type == StorageType.FLOAT16 ? 5e-4f : 4e-3f;
      stored.forEachTensor(
          (parameter, values) -> {
            float[] expected = InitialWeights.of(parameter, 7);
            for (int i = 0; i < values.length; i++) {
              assertThat(Math.abs(values[i] - expected[i]))
                  .isLessThanOrEqualTo(accepted * Math.abs(expected[i]) + accepted * 1e-4f);
            }
          });
    }
  }

  @Nested
  class ADamagedOne {

    @Test
    void isRefusedWhenItIsNotThere() {
      assertRefused(() -> Checkpoint.open(parent.resolve("none")), MISSING, "no directory");
    }

    @Test
    void isRefusedWithoutItsWeights() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      Files.delete(weights(checkpoint));

      assertRefused(() -> reopen(checkpoint), MISSING, "model.safetensors does not exist");
    }

    @Test
    void isRefusedWithoutItsCard() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      Files.delete(card(checkpoint));

      assertRefused(() -> reopen(checkpoint), MISSING, "card.json does not exist");
    }

    @Test
    void isRefusedWithTheTensorInWhichItEnds() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      try (RandomAccessFile file = new RandomAccessFile(weights(checkpoint).toFile(), "rw")) {
        file.setLength(file.length() - 4);
      }

      assertRefused(() -> reopen(checkpoint), TRUNCATED, "within tensor actors.actions.2.bias");
    }

    @Test
    void isRefusedWithTheTensorThatWasAltered() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      overwriteLastNumber(checkpoint, Float.floatToIntBits(0.25f));

      assertRefused(() -> reopen(checkpoint), ALTERED, "altered in tensor actors.actions.2.bias");
    }

    @Test
    void isRefusedWithTheTensorThatHoldsNoNumber() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      overwriteLastNumber(checkpoint, Float.floatToIntBits(Float.NaN));

      assertRefused(() -> reopen(checkpoint), NOT_FINITE, "tensor actors.actions.2.bias holds NaN");
    }

    @Test
    void isRefusedWhenOnlyTheHeaderWasAltered() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      replace(weights(checkpoint), "\"format\":\"pvit\"", "\"format\":\"pvjt\"");

      assertRefused(() -> reopen(checkpoint), ALTERED, "altered in its header");
    }

    @Test
    void isRefusedWithTheTensorThatTheNetworkDoesNotHave() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      replace(weights(checkpoint), "\"prompts.task\":", "\"prompts.tusk\":");

      assertRefused(() -> reopen(checkpoint), ILL_FITTING, "no parameter prompts.tusk");
    }

    @Test
    void isRefusedWithTheTensorWhoseShapeIsAnother() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      replace(
          weights(checkpoint),
          "\"prompts.task\":{\"dtype\":\"F32\",\"shape\":[5,24]",
          "\"prompts.task\":{\"dtype\":\"F32\",\"shape\":[24,5]");

      assertRefused(
          () -> reopen(checkpoint),
          ILL_FITTING,
          "prompts.task has the shape [24, 5], the network's is [5, 24]");
    }

    @Test
    void isRefusedWithTheTensorThatItLacks() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      Checkpoint without = withoutPrompts("b", checkpoint.card());
      Files.copy(weights(without), weights(checkpoint), StandardCopyOption.REPLACE_EXISTING);

      assertRefused(() -> reopen(checkpoint), ILL_FITTING, "it lacks prompts.task");
    }

    private Checkpoint withoutPrompts(String name, Card card) {
      Architecture whole = card.architecture();
      Architecture less = whole.with(PromptConfig.NONE, whole.taskHeads());
      Card other =
          new Card(
              Card.FORMAT,
              less,
              card.labels(),
              card.labelMapId(),
              card.inputContract(),
              card.preprocessing(),
              card.thresholds(),
              true,
              card.metrics(),
              card.provenance(),
              "",
              "");
      return Checkpoint.write(
          parent.resolve(name),
          other,
          StorageType.FLOAT32,
          parameter -> InitialWeights.of(parameter, 7));
    }
  }

  @Nested
  class ACard {

    @Test
    void mayBeLaidOutOtherwise() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      String text = Files.readString(card(checkpoint));
      Files.writeString(
          card(checkpoint), text.replaceAll("\\s+", " ").replace("0.45,", "4.50e-1,"));

      assertThat(reopen(checkpoint).sha256()).isEqualTo(checkpoint.sha256());
    }

    @Test
    void mayNotChangeItsMeaning() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      replace(card(checkpoint), "\"untrained\" : true", "\"untrained\" : false");

      assertRefused(() -> reopen(checkpoint), ALTERED, "card.json was altered");
    }

    @Test
    void mayNotHoldWhatNobodyUnderstands() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      replace(card(checkpoint), "\"untrained\" : true", "\"untrained\" : true, \"extra\" : 1");

      assertRefused(() -> reopen(checkpoint), MALFORMED, "extra");
    }

    @Test
    void ofAnotherFormatIsRefusedAsThatWhateverElseItHolds() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      String text = Files.readString(card(checkpoint));
      Files.writeString(
          card(checkpoint),
          text.replaceFirst("\"format\" : \\d+", "\"format\" : 1, \"older\" : 1"));

      assertRefused(
          () -> reopen(checkpoint), MALFORMED, "of format 1", "reads 3", "pvit checkpoint");
    }

    @Test
    void mustBeWhole() throws IOException {
      Checkpoint checkpoint = fresh("a", 7);
      String text = Files.readString(card(checkpoint));
      Files.writeString(card(checkpoint), text.substring(0, text.length() / 2));

      assertRefused(() -> reopen(checkpoint), MALFORMED, "no valid card");
    }
  }

  private Checkpoint fresh(String name, long seed) {
    return Checkpoint.init(parent.resolve(name), Preset.named("micro"), seed, labels());
  }

  static Path labels() {
    try {
      return Path.of(
          Objects.requireNonNull(CheckpointTest.class.getResource("/labels/three.csv")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Checkpoint reopen(Checkpoint checkpoint) {
    return Checkpoint.open(checkpoint.directory());
  }

  private static Path weights(Checkpoint checkpoint) {
    return checkpoint.directory().resolve("model.safetensors");
  }

  private static Path card(Checkpoint checkpoint) {
    return checkpoint.directory().resolve("card.json");
  }

  private static void overwriteLastNumber(Checkpoint checkpoint, int bits) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(weights(checkpoint).toFile(), "rw")) {
      file.seek(file.length() - 4);
      file.writeInt(Integer.reverseBytes(bits));
    }
  }

  private static void replace(Path file, String what, String by) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(what);
    Files.writeString(file, text.replace(what, by), StandardCharsets.ISO_8859_1);
  }

  private static void assertRefused(
      ThrowingCallable opening, CheckpointRefused.Reason reason, String... words) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            CheckpointRefused.class, it -> assertThat(it.reason()).isEqualTo(reason))
        .hasMessageContainingAll(words);
  }
}
