package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/**
 * Finds people without a detector: each cell of the key frame's slice is a query that answers for
 * at most one person, and says where and doing what.
 *
 * <p>A query is g(W [cell; mean of the cell over time; class token]), g being gelu: the place, what
 * happens there during the clip, and the whole scene. A person may be larger than a cell or between
 * two, so a box is an offset from the cell in logit space: sigmoid(offset + logit(reference)). Any
 * place and size can be reached, none leaves the picture, and an offset of 0 is a person of usual
 * size on the cell. A few cells answer for each person; whoever reads the answers keeps the surest
 * of those that overlap.
 */
final class ActorHead {

  /** Of persons in film and surveillance pictures, in shares of the picture. */
  private static final double USUAL_WIDTH = 0.15;

  private static final double USUAL_HEIGHT = 0.4;

  /**
   * Few cells hold a person, and few actions apply: training starts from there, not from a half.
   */
  private static final Init RARE = new Init.Constant(logit(0.02));

  private final Linear mix;
  private final Linear presence;
  private final Linear boxIn;
  private final Linear boxOut;
  private final Linear actionsIn;
  private final Linear actionsOut;

  ActorHead(ParameterList parameters, int channels, int actions) {
    Init even = Init.evenOver(channels);
    mix =
        new Linear(
            parameters,
            "actors.mix",
            3 * channels,
            channels,
            Init.evenOver(3 * channels),
            Init.ZERO);
    presence = new Linear(parameters, "actors.presence", channels, 1, even, RARE);
    boxIn = new Linear(parameters, "actors.box.0", channels, channels, even, Init.ZERO);
    boxOut = new Linear(parameters, "actors.box.2", channels, 4);
    actionsIn = new Linear(parameters, "actors.actions.0", channels, channels, even, Init.ZERO);
    actionsOut = new Linear(parameters, "actors.actions.2", channels, actions, even, RARE);
  }

  /**
   * Reads the tokens.
   *
   * @param tokens (B, L, C) normalised
   * @param grid of the patches among them
   * @param slice which slice in time holds the key frame
   * @param references (Q, 4) from {@link #references}
   */
  ActorOutput forward(Pass pass, Tensor tokens, Extent grid, int slice, Tensor references) {
    Tensor query = queries(pass, tokens, grid, slice);
    Tensor shape = pass.call("gelu", boxIn.forward(pass, query));
    Tensor doing = pass.call("gelu", actionsIn.forward(pass, query));
    return new ActorOutput(
        presence.forward(pass, query),
        pass.call("actor_boxes", boxOut.forward(pass, shape), references),
        actionsOut.forward(pass, doing));
  }

  /** What each cell knows: (B, Q, C). */
  Tensor queries(Pass pass, Tensor tokens, Extent grid, int slice) {
    Tensor known = pass.call("actor_queries", tokens, grid.toLongs(), slice); // (B, Q, 3 C)
    return pass.call("gelu", mix.forward(pass, known)); // (B, Q, C)
  }

  /** A person of usual size on each cell, in logit space: (Q, 4). */
  static Tensor references(TensorScope scope, Extent grid) {
    int cells = grid.h() * grid.w();
    float[] references = new float[cells * 4];
    int at = 0;
    for (int row = 0; row < grid.h(); row++) {
      for (int column = 0; column < grid.w(); column++) {
        references[at++] = (float) logit((column + 0.5) / grid.w());
        references[at++] = (float) logit((row + 0.5) / grid.h());
        references[at++] = (float) logit(USUAL_WIDTH);
        references[at++] = (float) logit(USUAL_HEIGHT);
      }
    }
    return scope.floats(references, cells, 4);
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
