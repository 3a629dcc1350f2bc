/**
 * The whole system on one machine: a broker and an inference process as children, ingest in this
 * JVM, and an independent reader that counts what came out.
 *
 * <pre>
 *   film ─► ingest (here) ─► broker (child) ─► inference (child)
 *                               │
 *              events, live ◄───┴───► the audit, after the end
 * </pre>
 */
@NullMarked
package io.pvit.app.demo;

import org.jspecify.annotations.NullMarked;
