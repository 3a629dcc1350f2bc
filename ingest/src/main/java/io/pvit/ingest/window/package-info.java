/**
 * From pictures at any times to windows of frames at a fixed rate; arithmetic only.
 *
 * <p>{@link io.pvit.ingest.window.Timeline} makes a stream's time stamps dependable, {@link
 * io.pvit.ingest.window.FrameSampler} says which picture stands for which point of the grid, {@link
 * io.pvit.ingest.window.WindowBuilder} counts frames into windows, and a {@link
 * io.pvit.ingest.window.WindowSink} takes them away.
 */
@NullMarked
package io.pvit.ingest.window;

import org.jspecify.annotations.NullMarked;
