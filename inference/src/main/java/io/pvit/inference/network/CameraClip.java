package io.pvit.inference.network;

import io.pvit.model.Clip;

/**
 * A clip, and whose it is.
 *
 * @param cameraId decides which checkpoint watches it
 * @param clip what is to be seen
 */
public record CameraClip(String cameraId, Clip clip) {}
