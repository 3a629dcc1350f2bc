/** {@code pvit train}: a training run that a person watches. */
@NullMarked
package io.pvit.app.train;

import org.jspecify.annotations.NullMarked;
