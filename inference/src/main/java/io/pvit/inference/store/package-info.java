/** Checkpoints that lie in a bucket, and their copies here. */
@NullMarked
package io.pvit.inference.store;

import org.jspecify.annotations.NullMarked;
