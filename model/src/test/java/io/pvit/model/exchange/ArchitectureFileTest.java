package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureFileTest {

  private static final String BLOCK =
      """
      {"num_heads": 1, "input_channels": 8, "output_channels": 8, "kernel_q": [3, 3, 3],
       "kernel_kv": [3, 3, 3], "stride_q": [1, 1, 1], "stride_kv": [1, 2, 2]}""";

  private static final String ARGUMENTS =
      """
      {"spatial_size": [16, 24], "temporal_size": 4, "num_classes": 3, "residual_pool": true,
       "residual_with_cls_embed": false, "rel_pos_embed": true, "proj_after_attn": true,
       "patch_embed_kernel": [3, 7, 7], "patch_embed_stride": [2, 4, 4],
       "patch_embed_padding": [1, 3, 3], "layer_norm_eps": 1e-6, "gelu": "exact (erf)",
       "dropout": 0.5, "stochastic_depth_prob": 0.2, "block_setting": [%s]}"""
          .formatted(BLOCK);

  @TempDir Path directory;

  @Test
  void theArgumentsOfTorchvisionsConstructorMakeAPlainNetwork() throws IOException {
    Architecture architecture = read(ARGUMENTS).architecture();

    assertThat(architecture.backbone().numClasses()).isEqualTo(3);
    assertThat(architecture.actorHead()).isFalse();
    assertThat(architecture).isEqualTo(Architecture.plain("net.json", architecture.backbone()));
  }

  @Test
  void whatTorchvisionHasADefaultForMayBeLeftOut() throws IOException {
    Architecture shorter =
        read("""
                {"spatial_size": [16, 24], "temporal_size": 4, "residual_pool": true,
                 "residual_with_cls_embed": false, "rel_pos_embed": true, "proj_after_attn": true,
                 "num_classes": 3, "attention_dropout": 0.0, "stochastic_depth_prob": 0.2,
                 "block_setting": [%s]}"""
                .formatted(BLOCK))
            .architecture();

    assertThat(shorter).isEqualTo(read(ARGUMENTS).architecture());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temporal_size | frames | net.json describes no network: temporal_size is missing",
        "dropout | colour | net.json describes no network: colour is no argument of this network",
        "dropout | attention_dropout | net.json: attention_dropout must be 0, was 0.5"
      })
  void aWrongArgumentIsNamed(String argument, String instead, String sentence) {
    String arguments = ARGUMENTS.replace('"' + argument + '"', '"' + instead + '"');
    String without =
        instead.equals("frames") ? arguments.replace("\"frames\": 4, ", "") : arguments;

    assertThatThrownBy(() -> read(without)).hasMessageContaining(sentence);
  }

  @Test
  void theyMayLieUnderConfigBesideWhatIsNotOurs() throws IOException {
    Architecture architecture =
        read("{\"name\": \"mine\", \"made_by\": [1], \"config\": " + ARGUMENTS + "}")
            .architecture();

    assertThat(architecture.name()).isEqualTo("mine");
    assertThat(architecture.backbone().temporalSize()).isEqualTo(4);
  }

  @Test
  void aPresetOfOursKeepsItsHeadsAndItsPace() throws IOException {
    String preset = Files.readString(Path.of("../config/model/micro.json"));

    ArchitectureFile read = read(preset.replace("125000", "40000"));

    assertThat(read.architecture()).isEqualTo(TinyNetwork.PVIT);
    assertThat(read.frameIntervalUs()).isEqualTo(40_000);
  }

  @Test
  void aCardKeepsThePaceOfItsClips() throws IOException {
    ArchitectureFile read = read(card().replace("125000", "40000"));

    assertThat(read.architecture()).isEqualTo(TinyNetwork.PVIT);
    assertThat(read.frameIntervalUs()).isEqualTo(40_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"fast\"", "0", "1.5", "null"})
  void aPaceThatIsNoneIsRefused(String pace) throws IOException {
    String card = card();

    assertThatThrownBy(() -> read(card.replace("125000", pace)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frameIntervalUs must be a whole number >= 1, was " + pace);
  }

  @Test
  void aPresetWithoutAPaceIsRefused() throws IOException {
    String preset = Files.readString(Path.of("../config/model/micro.json"));

    assertThatThrownBy(() -> read(preset.replace("\"frameIntervalUs\": 125000,", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lacks frameIntervalUs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"num_classes\": 3 | \"num_classes\": 0 | num_classes must be >= 1",
        "\"temporal_size\": 4, | `` | temporal_size",
        "\"gelu\" | \"gulu\" | gulu is no argument",
        "\"block_setting\" | \"blocks\" | block_setting",
        "\"dropout\": 0.5 | \"dropout\": 5 | dropout must be within 0..1",
        "16, 24 | 16 | spatial_size must be two sizes",
        "}]} | }] | net.json"
      })
  void whatIsWrongIsNamed(String before, String after, String words) {
    String wrong = ARGUMENTS.replace(before, after);

    assertThat(wrong).isNotEqualTo(ARGUMENTS);
    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ArchitectureFile.read(directory.resolve("none.json")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.json does not exist");
  }

  private ArchitectureFile read(String json) throws IOException {
    return ArchitectureFile.read(Files.writeString(directory.resolve("net.json"), json));
  }

  private String card() throws IOException {
    Path labels = Files.writeString(directory.resolve("one.csv"), "id,name\n1,walk\n");
    return Files.readString(
        Checkpoint.init(directory.resolve("made"), Preset.named("micro"), 1, labels)
            .directory()
            .resolve("card.json"));
  }
}
