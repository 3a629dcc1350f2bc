/**
 * Finds people by a detector that the user brings: a network of the YOLO family in ONNX's format.
 */
@NullMarked
package io.pvit.model.onnx;

import org.jspecify.annotations.NullMarked;
