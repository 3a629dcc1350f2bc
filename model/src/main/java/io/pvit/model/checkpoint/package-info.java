/**
 * Checkpoints on disk: a directory of {@code model.safetensors} (the weights) and {@code card.json}
 * (everything else that serving needs to know), written once and never changed.
 *
 * <p>A checkpoint is named by its content: {@code weightsSha256} in the card is the SHA-256 of the
 * weights file; {@code sha256} is that of the card's JSON in canonical form without {@code sha256}
 * itself: keys sorted, no blanks, numbers as a whole number and a power of ten ({@code 0.450} is
 * {@code 45e-2}). So the name covers both files, and laying the card out differently does not
 * change it.
 *
 * <p>Nothing in these files is believed before it is checked, sizes before they are allocated.
 */
@NullMarked
package io.pvit.model.checkpoint;

import org.jspecify.annotations.NullMarked;
