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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The decoded pictures of each camera's newest windows, in memory only. What is not here, as after
 * an assignment, is read again from where it lies. Owned by one task.
 */
final class RecentPictures {

  private final Rereading rereading;
  private final WindowDecoder decoder;
  private final Meters meters;
  private final Map<String, List<WindowPictures>> ofCamera = new HashMap<>();
  private final Map<String, SortedMap<Long, FrameWindow>> setAside = new HashMap<>();

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
    decodeWhatIsSetAside(cameraId, clips.run());
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
    setAside.remove(cameraId);
  }

  /**
   * Keeps the newest window of the run as it came: its clip was shed, so that its pictures are of
   * use for a next clip only, if that is watched.
   */
  void setAside(String cameraId, List<Long> run, FrameWindow newest, long offset) {
    SortedMap<Long, FrameWindow> kept =
        setAside.computeIfAbsent(cameraId, camera -> new TreeMap<>());
    kept.put(offset, newest);
    kept.keySet().retainAll(run);
    ofCamera.computeIfPresent(
        cameraId, (camera, held) -> held.stream().filter(it -> run.contains(it.offset())).toList());
  }

  void forget(String cameraId) {
    ofCamera.remove(cameraId);
    setAside.remove(cameraId);
  }

  /** A task that is revived after an abort has gone back in time: nothing here is of then. */
  void clear() {
    ofCamera.clear();
    setAside.clear();
  }

  private void decodeWhatIsSetAside(String cameraId, List<Long> run) {
    SortedMap<Long, FrameWindow> aside = setAside.getOrDefault(cameraId, new TreeMap<>());
    List<WindowPictures> pictures = new ArrayList<>(of(cameraId));
    aside.forEach(
        (offset, window) -> {
          if (decoder.decode(window, offset) instanceof DecodedWindow.Pictures it) {
            pictures.add(it.pictures());
          }
        });
    pictures.removeIf(each -> !run.contains(each.offset()));
    ofCamera.put(cameraId, List.copyOf(pictures));
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
