/**
 * What a network learns from and is judged by: clips in its own size, and what is known of them.
 */
@NullMarked
package io.pvit.trainer.sample;

import org.jspecify.annotations.NullMarked;
