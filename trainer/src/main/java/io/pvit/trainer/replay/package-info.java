/**
 * What people have labelled, kept on disk: clips in the network's size with who does what in them.
 * The store is bounded and forgets first what it has most of, so that rare things stay known.
 */
@NullMarked
package io.pvit.trainer.replay;

import org.jspecify.annotations.NullMarked;
