/**
 * The one seam between this project and the tensor library.
 *
 * <p>Java sees float32, uint8 and int64 tensors, opaque otherwise: other number formats stay inside
 * the kernels, because naming bfloat16 on this side of the seam ends the process. Every tensor
 * belongs to a {@link io.pvit.model.torch.TensorScope} and dies with it. Every native call passes
 * the {@link io.pvit.model.torch.ExitGate}, so that the process can end while a network works.
 *
 * <p>Operations are methods of a {@link io.pvit.model.torch.KernelLibrary}: TorchScript text that
 * Java packs into an archive and the library compiles. Nothing else of the library is used, so that
 * another binding of libtorch can be put under this package.
 */
@NullMarked
package io.pvit.model.torch;

import org.jspecify.annotations.NullMarked;
