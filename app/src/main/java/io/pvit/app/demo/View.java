package io.pvit.app.demo;

import io.pvit.ingest.source.VideoLocation;

/**
 * One input of a demo.
 *
 * @param cameraId under which name it appears
 */
record View(String cameraId, VideoLocation location) {}
