/**
 * Where published checkpoints lie: immutable, each under the digest of its content. Whoever is
 * killed on the way leaves the store as it was or with the whole checkpoint in it.
 */
@NullMarked
package io.pvit.trainer.store;

import org.jspecify.annotations.NullMarked;
