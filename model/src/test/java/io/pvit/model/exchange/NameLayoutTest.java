package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "patch_embed.proj.weight, conv_proj.weight",
    "cls_token, pos_encoding.class_token",
    "blocks.1.norm1.weight, blocks.1.norm1.weight",
    "blocks.14.attn.qkv.bias, blocks.14.attn.qkv.bias",
    "blocks.14.attn.proj.bias, blocks.14.attn.project.0.bias",
    "blocks.0.attn.pool_q.weight, blocks.0.attn.pool_q.pool.weight",
    "blocks.0.attn.norm_v.bias, blocks.0.attn.pool_v.norm_act.0.bias",
    "blocks.0.attn.rel_pos_h, blocks.0.attn.rel_pos_h",
    "blocks.3.mlp.fc1.weight, blocks.3.mlp.0.weight",
    "blocks.3.mlp.fc2.weight, blocks.3.mlp.3.weight",
    "blocks.3.proj.weight, blocks.3.project.weight",
    "norm.weight, norm.weight",
    "head.projection.weight, head.1.weight",
    "object_queries, object_queries"
  })
  void pySlowFastsNamesAreOursByItsTable(String theirs, String ours) {
    assertThat(NameLayout.PYSLOWFAST.ours(theirs)).isEqualTo(ours);
  }

  @Test
  void itIsKnownByAnyNameThatOnlyItUses() {
    assertThat(NameLayout.of(Set.of("norm.weight", "blocks.0.mlp.fc1.weight")))
        .isEqualTo(NameLayout.PYSLOWFAST);
    assertThat(
            NameLayout.of(Set.of("norm.weight", "blocks.0.mlp.0.weight", "blocks.1.project.bias")))
        .isEqualTo(NameLayout.TORCHVISION);
  }
}
