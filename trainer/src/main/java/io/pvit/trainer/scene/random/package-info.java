/** Named streams of random numbers: a stream that is added changes no other. */
@NullMarked
package io.pvit.trainer.scene.random;

import org.jspecify.annotations.NullMarked;
