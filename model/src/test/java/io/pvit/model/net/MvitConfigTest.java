package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MvitConfigTest {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ObjectNode config =
      JSON.valueToTree(Preset.named("micro").architecture().backbone());

  @Test
  void survivesTheWayThroughJson() throws JsonProcessingException {
    MvitConfig backbone = Preset.named("micro").architecture().backbone();

    assertThat(JSON.treeToValue(config, MvitConfig.class)).isEqualTo(backbone);
    assertThat(config.at("/block_setting/1/stride_q").toString()).isEqualTo("[1,2,2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                 | residual_pool          | false    | residual_pool must be true",
        "                 | residual_with_cls_embed| true     | residual_with_cls_embed must be false",
        "                 | rel_pos_embed          | false    | rel_pos_embed must be true",
        "                 | proj_after_attn        | false    | proj_after_attn must be true",
        "                 | gelu                   | \"tanh\" | gelu must be 'exact (erf)', was 'tanh'",
        "                 | spatial_size           | [64]     | spatial_size must be two sizes >= 1, was [64]",
        "                 | temporal_size          | 0        | temporal_size must be >= 1, was 0",
        "                 | layer_norm_eps         | 0        | layer_norm_eps must be > 0, was 0.0",
        "                 | dropout                | 1        | dropout must be within 0..1, was 1.0",
        "                 | patch_embed_stride     | [2,0,4]  | patch_embed_kernel and patch_embed_stride must be >= 1",
        "                 | patch_embed_stride     | [2,4]    | an extent has three numbers, found [2, 4]",
        "                 | block_setting          | []       | block_setting must not be empty",
        "                 | block_settings         | []       | block_settings",
        "/block_setting/0 | num_heads              | 0        | num_heads must be >= 1, was 0",
        "/block_setting/0 | num_heads              | 7        | output_channels must be a multiple of num_heads, was 24 of 7",
        "/block_setting/0 | kernel_q               | [3,2,3]  | kernel_q must be odd, was [3, 2, 3]",
        "/block_setting/0 | stride_kv              | [1,0,1]  | stride_kv must be >= 1, was [1, 0, 1]",
        "/block_setting/2 | input_channels         | 24       | block_setting[2].input_channels must be 48, was 24",
      })
  void refusesWhatIsNoMvit2AndNamesTheKey(String at, String key, String value, String sentence)
      throws JsonProcessingException {
    JsonNode object = at == null ? config : config.at(at);
    ((ObjectNode) object).set(key, JSON.readTree(value));

    assertThatThrownBy(() -> JSON.treeToValue(config, MvitConfig.class))
        .hasMessageContaining(sentence);
  }
}
