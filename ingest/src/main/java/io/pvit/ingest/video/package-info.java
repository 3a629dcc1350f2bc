/**
 * The one reader of videos, on FFmpeg's own interface.
 *
 * <p>{@link io.pvit.ingest.video.FfmpegSource} is the way in. Every native call that may wait runs
 * under a deadline and can be cancelled; formats and protocols are listed for each kind of
 * location; sizes are checked before a decoder opens. Native objects belong to the thread that
 * reads, and {@code close} runs on it too.
 */
@NullMarked
package io.pvit.ingest.video;

import org.jspecify.annotations.NullMarked;
