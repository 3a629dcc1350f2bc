/** Judging a checkpoint: what is read for it from disk, and how the outcome is shown. */
@NullMarked
package io.pvit.app.evaluate;

import org.jspecify.annotations.NullMarked;
