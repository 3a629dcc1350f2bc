package io.pvit.ingest;

import java.util.OptionalLong;

/**
 * How a run is getting on.
 *
 * @param pictures decoded
 * @param frames sampled, and contained in the windows
 * @param windows delivered, short ones included, markers not
 * @param droppedFrames sampled and dropped, because pictures were missing before their window was
 *     full
 * @param discontinuities how often pictures were missing
 * @param corruptPackets packets that arrived damaged
 * @param decodeErrors packets or pictures that the decoder refused
 * @param firstCaptureTimeUs of the first frame delivered
 * @param lastCaptureTimeUs of the last frame delivered
 */
public record IngestFigures(
    long pictures,
    long frames,
    long windows,
    long droppedFrames,
    long discontinuities,
    long corruptPackets,
    long decodeErrors,
    OptionalLong firstCaptureTimeUs,
    OptionalLong lastCaptureTimeUs) {}
