package io.pvit.inference.actor;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * The moment that a clip's answer is about.
 *
 * @param cameraId whose clip it is
 * @param timeUs capture time of the key frame
 * @param sinceEpochBeganUs how long after the first picture of the stream; empty where that is not
 *     known
 * @param jpeg the key frame; not copied, its position does not move
 */
public record KeyMoment(
    String cameraId, long timeUs, OptionalLong sinceEpochBeganUs, ByteBuffer jpeg) {}
