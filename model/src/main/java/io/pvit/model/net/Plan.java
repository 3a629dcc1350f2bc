package io.pvit.model.net;

import java.util.List;

/**
 * What the backbone's arithmetic needs to know about the size of the clip; made once, used by every
 * pass over clips of that size.
 *
 * @param blocks one plan per block
 * @param out the grid of the patches that come out
 */
record Plan(List<BlockPlan> blocks, Extent out) {}
