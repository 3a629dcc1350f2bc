/**
 * The whole system on one machine: a broker and an inference process as children, ingest in this
 * JVM, and an independent reader that counts what came out.
 *
 * <pre>
 *   film or cameras ─► ingest (here) ─► broker (child) ─► inference (child)
 *                                          │
 *                         events, live ◄───┴───► the audit, after the end
 * </pre>
 *
 * <p>Where nobody names an input, {@link io.pvit.app.camera} serves some, and what the audit reads
 * is held against what was acted.
 */
@NullMarked
package io.pvit.app.demo;

import org.jspecify.annotations.NullMarked;
