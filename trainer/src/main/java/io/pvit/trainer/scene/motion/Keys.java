package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import java.util.ArrayList;
import java.util.List;

/** Postures at moments, eased from one to the next. */
final class Keys implements Motion {

  private record Key(double at, Posture posture, Ease ease) {}

  private final List<Key> keys = new ArrayList<>();

  private Keys() {}

  static Keys from(Posture first) {
    Keys keys = new Keys();
    keys.keys.add(new Key(0, first, Ease.SMOOTH));
    return keys;
  }

  Keys hold(double seconds) {
    return to(seconds, keys.get(keys.size() - 1).posture(), Ease.SMOOTH);
  }

  Keys to(double seconds, Posture posture) {
    return to(seconds, posture, Ease.SMOOTH);
  }

  Keys to(double seconds, Posture posture, Ease ease) {
    keys.add(new Key(seconds() + seconds, posture, ease));
    return this;
  }

  double seconds() {
    return keys.get(keys.size() - 1).at();
  }

  @Override
  public Posture at(double seconds) {
    for (int i = 1; i < keys.size(); i++) {
      Key to = keys.get(i);
      if (seconds < to.at()) {
        Key from = keys.get(i - 1);
        double u = (seconds - from.at()) / (to.at() - from.at());
        return from.posture().blend(to.posture(), to.ease().clamped(u));
      }
    }
    return keys.get(keys.size() - 1).posture();
  }
}
