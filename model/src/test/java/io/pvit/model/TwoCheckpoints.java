package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Two that answer otherwise, and clips to ask them about. */
record TwoCheckpoints(Checkpoint one, Checkpoint other, List<Clip> clips) {

  static TwoCheckpoints of(String preset, Path directory, int clips) {
    Path labels = PvitTest.labels(directory);
    Checkpoint one = Checkpoint.init(directory.resolve("one"), Preset.named(preset), 1, labels);
    return new TwoCheckpoints(
        one,
        Checkpoint.init(directory.resolve("other"), Preset.named(preset), 2, labels),
        IntStream.range(0, clips)
            .mapToObj(seed -> PvitTest.clip(one.card().inputContract(), seed))
            .toList());
  }
}
