package io.pvit.inference.camera;

/**
 * Which clip it is, and where its windows lie.
 *
 * @param cameraId its camera
 * @param streamEpoch the epoch of all its frames
 * @param keySequence sequence of the window that holds the key frame
 * @param keyFrameTimeUs capture time of the key frame
 * @param fromUs capture time of the first frame
 * @param toUs capture time of the last frame
 * @param windowsTopic where its windows are
 * @param partition where its windows are
 * @param firstOffset of its first window
 * @param lastOffset of its last window
 */
public record ClipPlace(
    String cameraId,
    int streamEpoch,
    long keySequence,
    long keyFrameTimeUs,
    long fromUs,
    long toUs,
    String windowsTopic,
    int partition,
    long firstOffset,
    long lastOffset) {}
