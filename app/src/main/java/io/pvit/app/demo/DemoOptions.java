package io.pvit.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo is to show.
 *
 * @param input file or address; empty for synthetic cameras
 * @param cameraId under which name it appears; of synthetic cameras, the beginning of the names
 * @param cameras how many synthetic ones
 * @param seed of what is acted before them
 * @param limit time in a film, or time on the wall for a live input
 * @param realtime whether a film plays as if it happened now
 * @param data where to keep everything; empty for a place that is removed afterwards
 * @param checkpoint the network; empty for the shipped one, or an untrained one
 * @param train whether the trainer works beside it
 * @param configuration directory of the configuration files
 */
public record DemoOptions(
    Optional<String> input,
    String cameraId,
    int cameras,
    long seed,
    Optional<Duration> limit,
    boolean realtime,
    Optional<Path> data,
    Optional<Path> checkpoint,
    boolean train,
    Path configuration) {}
