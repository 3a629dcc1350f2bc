package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.label.Action;

/** An action that is true from one moment of an act until another. */
public record Span(Action action, double from, double until) {}
