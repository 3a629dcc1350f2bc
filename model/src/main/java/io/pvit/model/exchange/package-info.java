/**
 * Weights of others, and ours for others: reads the checkpoint files of torchvision and PySlowFast
 * ({@code .pth}, {@code .pyth}, {@code .safetensors}) and writes ours in torchvision's names.
 *
 * <p>{@link io.pvit.model.exchange.WeightsImport} and {@link
 * io.pvit.model.exchange.CheckpointExport} are the ways in.
 *
 * <p>A pickle is a program. Here it is run by an interpreter that knows the instructions that data
 * needs, and of all globals those that rebuild tensors; whatever else a file names is refused by
 * that name, and nothing of it is looked up, constructed or called. Sizes are held against the
 * bytes that are really there before anything is allocated, and numbers are read from where they
 * lie, tensor by tensor. A file is judged as such first, then against a network: so the same file
 * is refused for the same reason whatever network is wanted.
 */
@NullMarked
package io.pvit.model.exchange;

import org.jspecify.annotations.NullMarked;
