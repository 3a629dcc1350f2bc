package io.pvit.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.Clip;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.trainer.judge.FrameBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  @TempDir private Path scratch;

  private final Gate gate = new Gate(new Margins(0, 0.1, 10, 1000), ComputeDevice.CPU, 1);
  private Checkpoint serving;

  @BeforeEach
  void serve() {
    serving = Checkpoint.init(scratch.resolve("serving"), Preset.named("micro"), 1, LABELS);
  }

  @Test
  void theSameWeightsPassWithTheSameFigures() {
    Decision decision = decide(serving);

    assertThat(decision.passes()).isTrue();
    assertThat(decision.against()).isEqualTo(serving.sha256());
    assertThat(decision.figures().get("gate.somebody.frameMap"))
        .isEqualTo(decision.figures().get("gate.somebody.frameMap.serving"));
  }

  @Test
  void nothingIsDecidedWhereItIsToldToStop() {
    assertThat(
            gate.decide(
                serving.directory(), serving, List.of(new Somebody(serving.card())), () -> false))
        .isEmpty();
  }

  @Test
  void aDamagedCandidateIsRefused() throws IOException {
    Checkpoint candidate = candidate("candidate", 1);
    Path weights = candidate.directory().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(decide(candidate).objections()).singleElement().asString().contains("safetensors");
  }

  @Test
  void aCandidateWhoseAnswersAreNoNumbersIsRefused() {
    Checkpoint candidate = candidate("candidate", 1e30f);

    assertThat(decide(candidate).objections())
        .singleElement()
        .asString()
        .contains("cannot be examined", "not a number");
  }

  @Test
  void aCandidateForOtherClipsIsRefused() {
    Checkpoint nano = Checkpoint.init(scratch.resolve("nano"), Preset.named("nano"), 1, LABELS);

    assertThat(decide(nano).objections()).singleElement().asString().contains("its clips are");
  }

  @Test
  void theDecisionWithItsFiguresStandsInTheCardPublishedOrNot() {
    Decision refused =
        new Decision(serving.sha256(), List.of("too slow", "too bad"), Map.of("gate.x", 0.5));

    Checkpoint signed = Gate.sign(serving, refused, scratch.resolve("signed"));

    assertThat(signed.card().metrics()).containsEntry("gate.x", 0.5);
    assertThat(signed.card().provenance())
        .containsEntry("gate", "refused")
        .containsEntry("gate.against", serving.sha256())
        .containsEntry("gate.objections", "too slow; too bad");
    assertThat(Gate.read(signed))
        .isEqualTo(
            new Decision(serving.sha256(), List.of("too slow; too bad"), Map.of("gate.x", 0.5)));
  }

  private Decision decide(Checkpoint candidate) {
    return gate.decide(
            candidate.directory(), serving, List.of(new Somebody(serving.card())), () -> true)
        .orElseThrow();
  }

  private Checkpoint candidate(String name, float factor) {
    return Checkpoint.write(
        scratch.resolve(name),
        serving.card(),
        StorageType.FLOAT32,
        parameter -> {
          float[] values = InitialWeights.of(parameter, 2);
          for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
          }
          return values;
        });
  }

  /** One grey clip in which somebody stands. */
  private record Somebody(Card card) implements Gate.ExamSet {

    @Override
    public String name() {
      return "somebody";
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Optional<ExamClip> clip(int number) {
      int width = card.inputContract().width();
      int height = card.inputContract().height();
      FramePixels grey =
          FramePixels.drawn(
              ByteBuffer.allocate(width * height * 3), Letterbox.fit(width, height, width, height));
      return Optional.of(
          new ExamClip(
              new Clip(Collections.nCopies(card.inputContract().frames(), grey)),
              List.of(new ExamClip.Known(new FrameBox(0.2, 0.2, 0.6, 0.9), List.of(12)))));
    }
  }
}
