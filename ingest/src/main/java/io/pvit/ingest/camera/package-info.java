/**
 * What keeping on watching a camera means, without a camera and without a broker: its condition,
 * when to try again, what of the time was watched, and where its password is.
 */
@NullMarked
package io.pvit.ingest.camera;

import org.jspecify.annotations.NullMarked;
