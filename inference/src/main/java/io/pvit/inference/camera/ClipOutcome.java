package io.pvit.inference.camera;

import io.pvit.inference.event.EventStep;
import io.pvit.schemas.ActionDetections;

/**
 * What came of a clip.
 *
 * @param memory the camera's, after it
 * @param detections who was seen; one for every clip, also when it is nobody
 * @param events what that means
 */
public record ClipOutcome(CameraMemory memory, ActionDetections detections, EventStep events) {}
