/**
 * Home of the trainer: {@code scene} makes clips with exact labels, {@code sample} turns them into
 * what the network learns from, {@code run} learns. {@code rounds} does so again and again from
 * what people say, which {@code kafka} brings and {@code replay} keeps; {@code gate} decides what
 * {@code store} publishes.
 */
@NullMarked
package io.pvit.trainer;

import org.jspecify.annotations.NullMarked;
