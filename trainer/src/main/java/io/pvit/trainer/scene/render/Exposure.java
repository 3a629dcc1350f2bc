package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * Turns a picture of light into bytes: blur, vignette, gain, noise, tone curve, sRGB. The less
 * light there is the more gain it takes, and photons' noise grows by the gain's root.
 */
final class Exposure {

  private static final int STEPS = 4096;
  private static final byte[] SRGB = curve();

  private static final double DAY_GAIN = 0.5;
  private static final double MOST_GAIN = 24;
  private static final double MOST_NOISE = 0.11;

  private final Sensor sensor;
  private final double gain;
  private final double noise;
  private final int width;
  private final int height;
  private final float[] scratch;

  Exposure(Sensor sensor, double meanLight, int width, int height) {
    this.sensor = sensor;
    gain = Math.min(MOST_GAIN, sensor.key() / Math.max(1e-6, meanLight));
    noise = Math.min(MOST_NOISE, sensor.noise() * Math.sqrt(gain / DAY_GAIN));
    this.width = width;
    this.height = height;
    scratch = new float[width * height * 3];
  }

  /** Light (H, W, 3) is used up; bytes go to out (H, W, 3) from an offset. */
  void develop(float[] light, byte[] out, int offset, int frame) {
    if (sensor.blur() > 0) {
      blur(light);
    }
    expose(light);
    tint(light, sensor.grade());
    tone(light, (float) sensor.grade().white());
    if (noise > 0) {
      sprinkle(light, RandomStream.mix(sensor.noiseKey() + frame));
    }
    if (sensor.storage().shrunk() > 1) {
      new Shrinking(sensor.storage().shrunk(), width, height).apply(light);
    }
    for (int i = 0; i < light.length; i++) {
      int step = (int) (light[i] * (STEPS - 1) + 0.5f);
      out[offset + i] = SRGB[Math.max(0, Math.min(STEPS - 1, step))];
    }
  }

  private void expose(float[] light) {
    for (int row = 0; row < height; row++) {
      double v = (2 * row + 1.0) / height - 1;
      for (int column = 0; column < width; column++) {
        double u = (2 * column + 1.0) / width - 1;
        float fall = (float) (gain * (1 - sensor.vignette() * 0.5 * (u * u + v * v)));
        int at = (row * width + column) * 3;
        light[at] *= fall;
        light[at + 1] *= fall;
        light[at + 2] *= fall;
      }
    }
  }

  private static void tint(float[] light, Grade grade) {
    float colour = (float) grade.saturation();
    float red = (float) grade.balance().red();
    float green = (float) grade.balance().green();
    float blue = (float) grade.balance().blue();
    for (int at = 0; at < light.length; at += 3) {
      float r = light[at] * red;
      float g = light[at + 1] * green;
      float b = light[at + 2] * blue;
      float grey = (1 - colour) * (0.3f * r + 0.5f * g + 0.2f * b);
      light[at] = Math.max(0, grey + colour * r);
      light[at + 1] = Math.max(0, grey + colour * g);
      light[at + 2] = Math.max(0, grey + colour * b);
    }
  }

  private static void tone(float[] light, float white) {
    float shoulder = 1 / (white * white);
    for (int i = 0; i < light.length; i++) {
      float l = light[i];
      light[i] = l * (1 + l * shoulder) / (1 + l);
    }
  }

  /** Two uniforms a value, of the bits of one number a pixel. */
  private void sprinkle(float[] toned, long frameKey) {
    float strength = (float) (noise / 418.0);
    int shift = sensor.grade().saturation() == 0 ? 0 : 20;
    for (int at = 0; at < toned.length; at += 3) {
      long bits = RandomStream.mix(frameKey + at * 0x9E3779B97F4A7C15L);
      for (int c = 0; c < 3; c++) {
        int sum = (int) (bits & 1023) + (int) ((bits >>> 10) & 1023) - 1023;
        toned[at + c] += strength * sum * (0.3f + toned[at + c]);
        bits >>>= shift;
      }
    }
  }

  /** One pass along rows, one along columns: (b/2, 1 - b, b/2). */
  private void blur(float[] light) {
    float side = (float) (sensor.blur() / 2);
    float middle = 1 - 2 * side;
    int stride = width * 3;
    for (int row = 0; row < height; row++) {
      int start = row * stride;
      int last = start + stride - 3;
      for (int i = start + 3; i < last; i++) {
        scratch[i] = middle * light[i] + side * (light[i - 3] + light[i + 3]);
      }
      int inward = width > 1 ? 3 : 0;
      for (int c = 0; c < 3; c++) {
        int first = start + c;
        int end = last + c;
        scratch[first] = middle * light[first] + side * (light[first] + light[first + inward]);
        scratch[end] = middle * light[end] + side * (light[end - inward] + light[end]);
      }
    }
    for (int row = 0; row < height; row++) {
      int up = row > 0 ? -stride : 0;
      int down = row < height - 1 ? stride : 0;
      int end = (row + 1) * stride;
      for (int i = row * stride; i < end; i++) {
        light[i] = middle * scratch[i] + side * (scratch[i + up] + scratch[i + down]);
      }
    }
  }

  private static byte[] curve() {
    byte[] curve = new byte[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double linear = i / (double) (STEPS - 1);
      double srgb =
          linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
      curve[i] = (byte) Math.round(255 * srgb);
    }
    return curve;
  }
}
