package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * W2 gelu(W1 [up(tap_1); up(tap_2); up(tap_3); prompt]) at every place of the finest tap's grid;
 * PViT, supplement C. The taps are the blocks' outputs as they are, the prompt has passed the last
 * norm. Each task has a head of its own.
 */
final class DenseHead implements TaskHead {

  private final String name;
  private final double dropout;
  private final ReadTokens read;
  private final List<TapUpsampling> upsamplings = new ArrayList<>();
  private final Linear in;
  private final Linear out;

  /**
   * A head whose parameters begin with the name.
   *
   * @param outputs numbers per place
   */
  DenseHead(
      ParameterList parameters,
      String name,
      Architecture architecture,
      ReadTokens read,
      int outputs) {
    this.name = name;
    this.read = read;
    MvitConfig backbone = architecture.backbone();
    TaskHeadsConfig config = architecture.taskHeads();
    dropout = config.dropout();
    Extent finest = backbone.strideBehind(config.taps().get(0));
    for (int block : config.taps()) {
      upsamplings.add(
          new TapUpsampling(
              parameters,
              name + ".taps." + upsamplings.size(),
              block,
              backbone.blockSetting().get(block).outputChannels(),
              backbone.strideBehind(block).over(finest),
              config.tapChannels()));
    }
    int joint = upsamplings.size() * config.tapChannels() + backbone.outputChannels();
    int hidden = config.hiddenChannels();
    in = new Linear(parameters, name + ".mlp.0", joint, hidden, Init.evenOver(joint), Init.ZERO);
    out = new Linear(parameters, name + ".mlp.2", hidden, outputs);
  }

  @Override
  public Tensor forward(Pass pass, Features features, Plan plan) {
    Extent finest = upsamplings.get(0).grid(plan);
    List<Tensor> maps = new ArrayList<>();
    for (TapUpsampling upsampling : upsamplings) {
      Tensor map = upsampling.forward(pass, features.taps(), plan, finest); // (B, T, h, w, E)
      maps.add(pass.dropout(name + ".taps." + maps.size(), dropout, map));
    }
    Tensor prompt = read.ofTimes(pass, features, plan, finest.t()); // (B, T or 1, C)
    return pass.call(
        "dense_answer",
        maps,
        prompt,
        in.weight(pass),
        in.bias(pass),
        out.weight(pass),
        out.bias(pass)); // (B, T, h, w, K)
  }
}
