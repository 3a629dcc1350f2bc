package io.pvit.model.net;

import static io.pvit.model.net.PromptLayout.NONE;
import static io.pvit.model.net.PromptLayout.PER_CLIP;
import static io.pvit.model.net.TaskHeadsConfig.Source.CLASS_TOKEN;
import static io.pvit.model.net.TaskHeadsConfig.Source.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Architecture micro = Preset.named("micro").architecture();

  @ParameterizedTest
  @FieldSource("io.pvit.model.net.Preset#NAMES")
  void isTheSameAfterAJourneyThroughJson(String preset) throws IOException {
    Architecture architecture =
        Method.named("pvit").applyTo(Preset.named(preset).architecture()).withRegionHead(true);

    String text = JSON.writeValueAsString(architecture);

    assertThat(text).contains("\"per_clip\"", "\"segmentation\"", "\"prompt\"");
    assertThat(JSON.readValue(text, Architecture.class)).isEqualTo(architecture);
  }

  @Test
  void servesWithoutWhatOnlyTeaches() {
    Architecture taught = Method.named("pvit").applyTo(micro).withPoseMoments(3);

    assertThat(taught.serving().taskHeads().tasks()).isEmpty();
    assertThat(taught.serving().taskHeads().poseMoments()).isZero();
  }

  @Test
  void leavesNothingOutWhereNothingIsToBeDropped() {
    Architecture whole = Method.named("pvit").applyTo(micro).withoutDropping();

    assertThat(whole.backbone().dropout()).isZero();
    assertThat(whole.backbone().stochasticDepthProb()).isZero();
    assertThat(whole.taskHeads().dropout()).isZero();
    assertThat(whole.backbone().blockSetting()).isEqualTo(micro.backbone().blockSetting());
  }

  @Test
  void refusesJointsOfPeopleWhomNoHeadIsAbout() {
    Architecture plain = Architecture.plain("plain", micro.backbone());

    assertThatThrownBy(() -> plain.withPoseMoments(1))
        .hasMessage("taskHeads.poseMoments must be 0 without a head for people, was 1");
  }

  @Test
  void refusesAHeadWithoutAPromptToRead() {
    TaskHeadsConfig heads = micro.taskHeads().with(List.of(Task.DEPTH, Task.POSE), PROMPT);

    assertThatThrownBy(() -> micro.with(new PromptConfig(PER_CLIP, List.of(Task.DEPTH)), heads))
        .hasMessage("taskHeads.tasks must have prompts to read, [POSE] have not");
  }

  @Test
  void acceptsHeadsWithoutPromptsWhenTheyReadTheClassToken() {
    TaskHeadsConfig heads = micro.taskHeads().with(Task.ALL, CLASS_TOKEN);

    assertThat(micro.with(PromptConfig.NONE, heads).prompts().tasks()).isEmpty();
  }

  @Test
  void refusesATapBehindABlockThatDoesNotExist() {
    assertThatThrownBy(() -> micro.with(micro.prompts(), tapping(1, 5)))
        .hasMessage("taskHeads.taps must be below the 5 blocks, was 5");
  }

  @Test
  void refusesTapsThatDoNotAscend() {
    assertThatThrownBy(() -> tapping(2, 1))
        .hasMessage("taskHeads.taps must ascend from 0, was [2, 1]");
  }

  @Test
  void refusesDenseHeadsThatTapNothing() {
    assertThatThrownBy(() -> TaskHeadsConfig.NONE.with(List.of(Task.NORMALS), PROMPT))
        .hasMessage("taskHeads.taps must not be empty for dense tasks");
  }

  @Test
  void refusesTasksOutOfOrderOrTwice() {
    assertThatThrownBy(() -> new PromptConfig(PER_CLIP, List.of(Task.POSE, Task.DEPTH)))
        .hasMessageContaining("prompts.tasks must be distinct and in the order of");
    assertThatThrownBy(() -> new PromptConfig(PER_CLIP, List.of(Task.POSE, Task.POSE)))
        .hasMessageContaining("prompts.tasks must be distinct and in the order of");
  }

  @Test
  void refusesALayoutThatSaysOtherwiseThanTheTasks() {
    assertThatThrownBy(() -> new PromptConfig(NONE, Task.ALL))
        .hasMessageContaining("prompts.tasks must be empty when prompts.layout is none");
    assertThatThrownBy(() -> new PromptConfig(PER_CLIP, List.of()))
        .hasMessageContaining("prompts.tasks must be empty when prompts.layout is none");
  }

  @Test
  void servesWithItsPromptsAndWithoutTheHeadsOfTasks() {
    assertThat(Method.named("pvit").applyTo(micro).serving()).isEqualTo(micro);
  }

  private TaskHeadsConfig tapping(Integer... taps) {
    return new TaskHeadsConfig(Task.ALL, PROMPT, List.of(taps), 8, 8, 0.1, 3, 2, 0);
  }
}
