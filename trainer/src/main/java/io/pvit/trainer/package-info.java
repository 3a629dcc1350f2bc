/**
 * Home of the trainer: {@code scene} makes clips with exact labels, {@code sample} turns them into
 * what the network learns from, {@code run} learns.
 */
@NullMarked
package io.pvit.trainer;

import org.jspecify.annotations.NullMarked;
