package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/**
 * What a block's arithmetic needs to know about the size of the clip.
 *
 * @param in grid of the patches that come in
 * @param queries grid of the patches that go out
 * @param keys grid of the pooled keys
 * @param rowsH (kH of queries, kH of keys) row of the position table
 * @param rowsW as rowsH, along columns
 * @param rowsT as rowsH, along time
 * @param places (1 + M + P, kh + kw + kt) where each key lies, as ones
 * @param queryCover how a prompt is pooled among the queries
 * @param keyCover how a prompt is pooled among keys and values
 */
record BlockPlan(
    Extent in,
    Extent queries,
    Extent keys,
    Tensor rowsH,
    Tensor rowsW,
    Tensor rowsT,
    Tensor places,
    Tensor queryCover,
    Tensor keyCover) {

  static BlockPlan of(
      TensorScope scope, Extent in, Pooling queryPooling, Pooling keyPooling, int prompts) {
    Extent queries = queryPooling.grid(in);
    Extent keys = keyPooling.grid(in);
    if (queries.product() < 1 || keys.product() < 1) {
      throw new IllegalArgumentException("the clip is too small: a grid of " + in + " pools away");
    }
    return new BlockPlan(
        in,
        queries,
        keys,
        rows(scope, queries.h(), keys.h()),
        rows(scope, queries.w(), keys.w()),
        rows(scope, queries.t(), keys.t()),
        places(scope, keys, prompts),
        cover(scope, queryPooling),
        cover(scope, keyPooling));
  }

  private static Tensor rows(TensorScope scope, int queries, int keys) {
    return scope.longs(RelativeDistance.rows(queries, keys), queries, keys);
  }

  private static Tensor places(TensorScope scope, Extent keys, int prompts) {
    int width = keys.h() + keys.w() + keys.t();
    int tokens = 1 + keys.product() + prompts;
    float[] places = new float[tokens * width];
    for (int patch = 0; patch < keys.product(); patch++) {
      int row = (1 + patch) * width;
      places[row + patch / keys.w() % keys.h()] = 1;
      places[row + keys.h() + patch % keys.w()] = 1;
      places[row + keys.h() + keys.w() + patch / (keys.h() * keys.w())] = 1;
    }
    return scope.floats(places, tokens, width);
  }

  private static Tensor cover(TensorScope scope, Pooling pooling) {
    Extent kernel = pooling.kernel();
    return scope.floats(pooling.promptCover(), kernel.t(), kernel.h(), kernel.w());
  }
}
