/**
 * Measures inference as it runs: an embedded broker, an inference process, and windows as cameras
 * send them, made beforehand so that only inference is measured.
 */
@NullMarked
package io.pvit.app.bench;

import org.jspecify.annotations.NullMarked;
