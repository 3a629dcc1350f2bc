/**
 * Pictures as the network wants them: the one decoder of window payloads and of frame directories,
 * so that training and serving see the same pixels.
 *
 * <p>A picture keeps its proportions: it is scaled to fit and the rest is filled with the mean
 * colour. The geometry stays with the pixels, so that boxes find their way back.
 */
@NullMarked
package io.pvit.model.frames;

import org.jspecify.annotations.NullMarked;
