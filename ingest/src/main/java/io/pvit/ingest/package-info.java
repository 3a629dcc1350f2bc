/**
 * Ingest: one video in, windows of frames out, to Kafka or into a directory.
 *
 * <p>{@link io.pvit.ingest.Ingest} is one run over one input and may be embedded; {@link
 * io.pvit.ingest.IngestMain} is the process. The way of a picture: a {@code source} (read by {@code
 * video}) gives it, {@code window} finds its place on the grid, and a sink in {@code kafka} or
 * {@code frames} takes the finished windows.
 */
@NullMarked
package io.pvit.ingest;

import org.jspecify.annotations.NullMarked;
