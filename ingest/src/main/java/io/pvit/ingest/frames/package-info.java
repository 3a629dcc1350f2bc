/** Frames as a directory of pictures, which training and evaluation read. */
@NullMarked
package io.pvit.ingest.frames;

import org.jspecify.annotations.NullMarked;
