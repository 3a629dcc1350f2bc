package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MethodTest {

  private static final int ACTIONS = 80;

  private final Architecture micro = Preset.named("micro").architecture();

  @ParameterizedTest
  @CsvSource({
    "mvit, 359701, 359701, 359701",
    "mt, 453770, 453770, 359701",
    "np, 359821, 359821, 359821",
    "op, 453890, 453890, 359821",
    "vpt, 359821, 54733, 359821",
    "vpt-synthetic, 453890, 148802, 359821",
    "pvit, 453890, 453890, 359821"
  })
  void hasAndTrainsAndServesSoManyNumbers(String name, long all, long trained, long serving) {
    Method method = Method.named(name);
    Architecture architecture = method.applyTo(micro);
    PvitNetwork network = new PvitNetwork(architecture, ACTIONS);

    List<String> names = method.trained(network);

    assertThat(network.parameterCount()).isEqualTo(all);
    assertThat(
            network.parameters().stream()
                .filter(parameter -> names.contains(parameter.name()))
                .mapToLong(ParameterSpec::size)
                .sum())
        .isEqualTo(trained);
    assertThat(new PvitNetwork(architecture.serving(), ACTIONS).parameterCount())
        .isEqualTo(serving);
  }

  @ParameterizedTest
  @CsvSource({"small, 7238645", "base, 7238645"})
  void teachesSmallAndBaseWithHeadsOfThePapersSize(String preset, long heads) {
    Architecture architecture = Method.named("pvit").applyTo(Preset.named(preset).architecture());

    long all = new PvitNetwork(architecture, ACTIONS).parameterCount();
    long serving = new PvitNetwork(architecture.serving(), ACTIONS).parameterCount();

    assertThat(all - serving)
        .isEqualTo(heads); // the paper says 6.8 M, and 7.2 M with the class head and prompts
  }

  @Test
  void freezesTheWholeBackboneAndNothingElseInPromptTuning() {
    Method method = Method.named("vpt-synthetic");
    PvitNetwork network = new PvitNetwork(method.applyTo(micro), ACTIONS);

    assertThat(method.trained(network))
        .contains("prompts.task", "actors.mix.weight", "tasks.depth.taps.0.weight")
        .noneMatch(
            name ->
                name.startsWith("blocks.")
                    || name.startsWith("norm.")
                    || name.startsWith("conv_proj.")
                    || name.startsWith("pos_encoding."));
  }

  @ParameterizedTest
  @CsvSource({"mvit,", "mt,", "np, prompts.task", "op, prompts.wide", "pvit, prompts.task"})
  void hasPromptsOfItsOwnKind(String name, String prompts) {
    PvitNetwork network = new PvitNetwork(Method.named(name).applyTo(micro), ACTIONS);

    assertThat(network.parameters().stream().map(ParameterSpec::name))
        .filteredOn(each -> each.startsWith("prompts."))
        .isEqualTo(prompts == null ? List.of() : List.of(prompts));
  }

  @ParameterizedTest
  @FieldSource("io.pvit.model.net.Method#NAMES")
  void teachesTasksOnlyWithSyntheticClips(String name) {
    Method method = Method.named(name);

    assertThat(method.taskHeads().isEmpty()).isEqualTo(!method.syntheticClips());
  }

  @Test
  void namesTheMethodsThatExist() {
    assertThatThrownBy(() -> Method.named("cnn"))
        .hasMessage(
            "method must be one of [mvit, mt, op, np, vpt, vpt-synthetic, pvit], was 'cnn'");
  }
}
