/**
 * The network: MViTv2 with task prompts, one class per box of the paper, parameters named as
 * torchvision names them, so that public weights load.
 *
 * <p>Boxes hold sizes and names, never weights: those come with each {@link
 * io.pvit.model.net.Pass}, so that one network serves any number of checkpoints. The arithmetic is
 * in the TorchScript resources of this package.
 *
 * <p>Letters in shape comments: B clips, F frames, Y X rows and columns of pixels, C channels, T H
 * W the grid of patches, N = T H W patches, P prompts, L = 1 + N + P tokens (class token first,
 * prompts last), A heads, D = C / A channels of a head, M keys' patches, Q queries of the actor
 * head.
 */
@NullMarked
package io.pvit.model.net;

import org.jspecify.annotations.NullMarked;
