package io.pvit.model.onnx;

import java.nio.file.Path;

/**
 * A detector and how to use it.
 *
 * @param file the network in ONNX's format
 * @param layout of its answers
 * @param width of the picture that it takes, pixels
 * @param height of the picture that it takes, pixels
 * @param personClass which of its classes are people, from 0
 * @param leastScore boxes below are nobody, 0..1
 * @param maxOverlap of two boxes that overlap more (intersection over union) the surer is kept
 * @param threads that share one pass; 0 for one per core
 */
public record DetectorSettings(
    Path file,
    YoloLayout layout,
    int width,
    int height,
    int personClass,
    double leastScore,
    double maxOverlap,
    int threads) {}
