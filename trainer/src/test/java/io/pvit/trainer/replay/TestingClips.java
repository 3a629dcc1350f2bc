package io.pvit.trainer.replay;

import io.pvit.model.frames.Letterbox;
import io.pvit.schemas.Box;
import java.nio.ByteBuffer;
import java.util.List;

/** Clips of two frames of 8 by 8 pixels, of a source twice as wide as high. */
final class TestingClips {

  private TestingClips() {}

  static ReplayClip clip(String id, long storedAtUs, Integer... actionIds) {
    return clipOfMinute(id, 1, storedAtUs, actionIds);
  }

  static ReplayClip clipOfMinute(String id, long minute, long storedAtUs, Integer... actionIds) {
    ByteBuffer rgb = ByteBuffer.allocate(2 * 8 * 8 * 3);
    while (rgb.hasRemaining()) {
      rgb.put((byte) (rgb.position() * 7 + id.hashCode()));
    }
    return new ReplayClip(
        id,
        "yard",
        minute * 60_000_000,
        storedAtUs,
        Letterbox.fit(8, 4, 8, 8),
        rgb.flip(),
        List.of(new LabelledActor(new Box(0, 0.25, 0.5, 0.75), List.of(actionIds))));
  }
}
