package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.net.WeightsUpload;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.trainer.sample.Sample;
import java.nio.ByteBuffer;
import java.util.List;

/** Asks the class head of a checkpoint about clips. */
final class ClassJudge {

  private static final int TOGETHER = 8;

  private ClassJudge() {}

  /** A digit for each clip: 1 where the surest class is the clip's, 0 elsewhere. */
  static String correct(Checkpoint checkpoint, List<Sample> clips) {
    PvitNetwork network = checkpoint.servingNetwork();
    TensorScope scope = TorchEngine.get().openScope();
    WeightsUpload upload = new WeightsUpload(scope);
    checkpoint.forEachServingTensor(upload::add);
    StringBuilder correct = new StringBuilder();
    try (Weights weights = upload.weights()) {
      InputContract contract = checkpoint.card().inputContract();
      PvitPlan plan =
          network.plan(scope, new Extent(contract.frames(), contract.height(), contract.width()));
      for (int first = 0; first < clips.size(); first += TOGETHER) {
        List<Sample> some = clips.subList(first, Math.min(clips.size(), first + TOGETHER));
        float[] logits = logits(checkpoint, network, weights, plan, some);
        int classes = logits.length / some.size();
        for (int i = 0; i < some.size(); i++) {
          int told = surest(logits, i * classes, classes);
          correct.append(some.get(i).labels().action().orElseThrow() == told ? '1' : '0');
        }
      }
    }
    return correct.toString();
  }

  private static float[] logits(
      Checkpoint checkpoint,
      PvitNetwork network,
      Weights weights,
      PvitPlan plan,
      List<Sample> clips) {
    InputContract contract = checkpoint.card().inputContract();
    Preprocessing preprocessing = checkpoint.card().preprocessing();
    int bytes = contract.frames() * contract.height() * contract.width() * 3;
    ByteBuffer rgb = ByteBuffer.allocateDirect(clips.size() * bytes);
    clips.forEach(clip -> rgb.put(clip.rgb()));
    try (TensorScope scope = weights.passScope()) {
      Tensor pixels =
          scope.bytes(
              rgb.flip(),
              clips.size(),
              contract.frames(),
              contract.height(),
              contract.width(),
              3); // (B, F, Y, X, 3)
      Pass pass = Pass.inference(weights, scope);
      Tensor normalised =
          network.normalise(pass, pixels, preprocessing.mean(), preprocessing.deviation());
      return network.classes(pass, network.tokens(pass, normalised, plan)).toFloats(); // (B, K)
    }
  }

  private static int surest(float[] logits, int from, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[from + i] > logits[from + best] ? i : best;
    }
    return best;
  }
}
