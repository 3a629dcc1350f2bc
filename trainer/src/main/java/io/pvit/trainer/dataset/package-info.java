/**
 * Films that others labelled: readers of published lists, each to one form, {@link
 * io.pvit.trainer.dataset.ClipReference}, and {@link io.pvit.trainer.dataset.FilmSamples}, which
 * turns references into samples. A row that is wrong is named and passed over.
 */
@NullMarked
package io.pvit.trainer.dataset;

import org.jspecify.annotations.NullMarked;
