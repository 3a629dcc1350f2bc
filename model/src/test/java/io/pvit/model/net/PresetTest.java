package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class PresetTest {

  private static final int AVA_ACTIONS = 80;

  @ParameterizedTest
  @CsvSource({"small, 34537744, 397", "base, 51230128, 589"})
  void hasThePublishedSizeWithoutWhatPvitAdds(String name, long parameters, int tensors) {
    MvitConfig backbone = Preset.named(name).architecture().backbone();

    PvitNetwork plain = new PvitNetwork(Architecture.plain("plain", backbone), 0);

    assertThat(plain.parameterCount()).isEqualTo(parameters);
    assertThat(plain.parameters()).hasSize(tensors);
  }

  @ParameterizedTest
  @CsvSource({"micro, 359821", "nano, 2975029"})
  void isSmallEnoughForTwoCores(String name, long parameters) {
    PvitNetwork network = new PvitNetwork(Preset.named(name).architecture(), AVA_ACTIONS);

    assertThat(network.parameterCount()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @FieldSource("io.pvit.model.net.Preset#NAMES")
  void hasOnePromptPerTaskAndFindsPeopleItself(String name) {
    Architecture architecture = Preset.named(name).architecture();

    assertThat(architecture.name()).isEqualTo(name);
    assertThat(architecture.prompts()).isEqualTo(new PromptConfig(PromptLayout.PER_CLIP, Task.ALL));
    assertThat(architecture.actorHead()).isTrue();
  }

  @Test
  void namesThePresetsThatExist() {
    assertThatThrownBy(() -> Preset.named("huge"))
        .hasMessage("preset must be one of [micro, nano, small, base], was 'huge'");
  }
}
