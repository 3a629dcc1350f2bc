package io.pvit.model.learn;

import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.net.BlockConfig;
import io.pvit.model.net.Extent;
import io.pvit.model.net.MvitConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of a recorded MViT: what its description says under {@code config}, or what the
 * shapes of its parameters show. Strides have no shape; then queries halve the grid where tokens
 * become wider, and keys and values are pooled to where the queries will end.
 */
final class RecordedConfig {

  private final Tensors recorded;

  private RecordedConfig(Tensors recorded) {
    this.recorded = recorded;
  }

  static MvitConfig of(Fixture fixture, Tensors recorded) {
    return fixture.description().has("config")
        ? fixture.as(MvitConfig.class, "config")
        : new RecordedConfig(recorded).fromShapes();
  }

  private MvitConfig fromShapes() {
    long[] clip = recorded.get("data").shape();
    Extent patch = kernel("conv_proj.weight");
    return new MvitConfig(
        List.of((int) clip[3], (int) clip[4]),
        (int) clip[2],
        size("head.1.weight", 0),
        true,
        false,
        true,
        true,
        patch,
        new Extent(2, 4, 4),
        new Extent(patch.t() / 2, patch.h() / 2, patch.w() / 2),
        RecordedNetwork.LAYER_NORM_EPS,
        "exact (erf)",
        0,
        0,
        blocks());
  }

  private List<BlockConfig> blocks() {
    int count = 0;
    int step = 1;
    while (recorded.has("init.blocks.%d.attn.qkv.weight".formatted(count))) {
      step *= widens(count) ? 2 : 1;
      count++;
    }
    List<BlockConfig> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "blocks." + i;
      int queryStep = widens(i) ? 2 : 1;
      step /= queryStep;
      int out = size(name + ".attn.project.0.weight", 0);
      blocks.add(
          new BlockConfig(
              out / size(name + ".attn.rel_pos_h", 1),
              size(name + ".attn.qkv.weight", 1),
              out,
              kernel(name + ".attn.pool_q.pool.weight"),
              kernel(name + ".attn.pool_k.pool.weight"),
              new Extent(1, queryStep, queryStep),
              new Extent(1, step, step)));
    }
    return blocks;
  }

  private boolean widens(int block) {
    return recorded.has("init.blocks.%d.project.weight".formatted(block));
  }

  private int size(String parameter, int axis) {
    return (int) recorded.get("init." + parameter).shape()[axis];
  }

  private Extent kernel(String parameter) {
    return recorded.has("init." + parameter)
        ? new Extent(size(parameter, 2), size(parameter, 3), size(parameter, 4))
        : new Extent(1, 1, 1);
  }
}
