package io.pvit.model.net;

import java.util.List;

/**
 * A ready-made architecture and the clips it is made for.
 *
 * @param description what it is for
 * @param frameIntervalUs time between the frames of its clips
 * @param architecture the network
 */
public record Preset(String description, long frameIntervalUs, Architecture architecture) {

  /** The names that {@link #named} knows, smallest first. */
  public static final List<String> NAMES = List.of("micro", "nano", "small", "base");

  /**
   * The preset of that name, from {@code config/model}.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Preset named(String name) {
    return Packaged.named(Preset.class, "preset", NAMES, name);
  }
}
