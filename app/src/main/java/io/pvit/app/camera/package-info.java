/**
 * Cameras that are not there: people of our own making act, and the pictures are encoded, paced and
 * served over RTSP on this machine like those of any camera. Whoever watches gets the pictures
 * alone; what is true of them stays here.
 *
 * <pre>
 *   ScenesAhead ─► SyntheticCamera ─► RtspSession ─► a viewer
 *                        └─► what was acted, picture by picture
 * </pre>
 */
@NullMarked
package io.pvit.app.camera;

import org.jspecify.annotations.NullMarked;
