package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.network.DecodedWindow;
import io.pvit.inference.network.WindowDecoder;
import io.pvit.inference.network.WindowPictures;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decoded pictures of each camera's newest windows, in memory only. What is not here, as after
 * an assignment, is read again from where it lies. Owned by one task.
 */
final class RecentPictures {

  private final Rereading rereading;
  private final WindowDecoder decoder;
  private final Meters meters;
  private final Map<String, List<WindowPictures>> ofCamera = new HashMap<>();

  RecentPictures(Rereading rereading, WindowDecoder decoder, Meters meters) {
    this.rereading = rereading;
    this.decoder = decoder;
    this.meters = meters;
  }

  /** Makes sure that the pictures of the run are here; false when they cannot be had any more. */
  boolean reach(String cameraId, ClipState clips, int partition) {
    if (hold(cameraId, clips.run())) {
      return true;
    }
    ofCamera.put(cameraId, reread(cameraId, clips, partition));
    boolean reached = hold(cameraId, clips.run());
    if (reached) {
      meters.reread();
    } else {
      meters.lost();
    }
    return reached;
  }

  List<WindowPictures> of(String cameraId) {
    return ofCamera.getOrDefault(cameraId, List.of());
  }

  /** Keeps the pictures of the run, of which {@code newest} is the last, and forgets the rest. */
  void keep(String cameraId, List<Long> run, WindowPictures newest) {
    List<WindowPictures> kept = new ArrayList<>(of(cameraId));
    kept.add(newest);
    kept.removeIf(pictures -> !run.contains(pictures.offset()));
    ofCamera.put(cameraId, List.copyOf(kept));
  }

  void forget(String cameraId) {
    ofCamera.remove(cameraId);
  }

  /** A task that is revived after an abort has gone back in time: nothing here is of then. */
  void clear() {
    ofCamera.clear();
  }

  private boolean hold(String cameraId, List<Long> offsets) {
    return of(cameraId).stream().map(WindowPictures::offset).toList().equals(offsets);
  }

  private List<WindowPictures> reread(String cameraId, ClipState clips, int partition) {
    List<WindowPictures> pictures = new ArrayList<>();
    List<FrameWindow> windows = rereading.at(partition, clips.run()).orElseGet(List::of);
    for (int i = 0; i < windows.size(); i++) {
      FrameWindow window = windows.get(i);
      long sequence = clips.lastSequence() - clips.run().size() + 1 + i;
      DecodedWindow decoded = decoder.decode(window, clips.run().get(i));
      if (window.cameraId().equals(cameraId)
          && window.sequence() == sequence
          && decoded instanceof DecodedWindow.Pictures it) {
        pictures.add(it.pictures());
      }
    }
    return List.copyOf(pictures);
  }
}
