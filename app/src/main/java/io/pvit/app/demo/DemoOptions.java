package io.pvit.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo is to show.
 *
 * @param input file or address; empty for a drawn film
 * @param cameraId under which name it appears
 * @param limit time in a film, or time on the wall for a live input
 * @param realtime whether a film plays as if it happened now
 * @param data where to keep everything; empty for a place that is removed afterwards
 * @param checkpoint the network; empty for the shipped one, or an untrained one
 * @param configuration directory of the configuration files
 */
public record DemoOptions(
    Optional<String> input,
    String cameraId,
    Optional<Duration> limit,
    boolean realtime,
    Optional<Path> data,
    Optional<Path> checkpoint,
    Path configuration) {}
