package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * Turns a picture of light into bytes: blur, vignette, gain, noise, tone curve, sRGB. The less
 * light there is the more gain it takes, and photons' noise grows by the gain's root.
 */
final class Exposure {

  private static final int STEPS = 4096;
  private static final byte[] SRGB = curve();
  private static final double WHITE = 3;
  private static final double DAY_GAIN = 0.5;
  private static final double MOST_GAIN = 24;
  private static final double MOST_NOISE = 0.18;

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
    long frameKey = RandomStream.mix(sensor.noiseKey() + frame);
    for (int row = 0; row < height; row++) {
      double v = (2 * row + 1.0) / height - 1;
      for (int column = 0; column < width; column++) {
        double u = (2 * column + 1.0) / width - 1;
        double fall = gain * (1 - sensor.vignette() * 0.5 * (u * u + v * v));
        int at = (row * width + column) * 3;
        double r = light[at] * fall;
        double g = light[at + 1] * fall;
        double b = light[at + 2] * fall;
        if (sensor.grey()) {
          r = 0.3 * r + 0.5 * g + 0.2 * b;
          g = r;
          b = r;
        }
        long bits = noise > 0 ? RandomStream.mix(frameKey + at * 0x9E3779B97F4A7C15L) : 0;
        out[offset + at] = tone(r, bits);
        out[offset + at + 1] = tone(g, sensor.grey() ? bits : bits >>> 20);
        out[offset + at + 2] = tone(b, sensor.grey() ? bits : bits >>> 40);
      }
    }
  }

  private byte tone(double light, long bits) {
    double toned = light * (1 + light / (WHITE * WHITE)) / (1 + light);
    if (noise > 0) {
      int sum = (int) (bits & 1023) + (int) ((bits >>> 10) & 1023) - 1023;
      toned += noise * sum * (1 / 418.0) * (0.3 + toned);
    }
    int step = (int) (toned * (STEPS - 1) + 0.5);
    return SRGB[Math.max(0, Math.min(STEPS - 1, step))];
  }

  /** One pass along rows, one along columns: (b/2, 1 - b, b/2). */
  private void blur(float[] light) {
    float side = (float) (sensor.blur() / 2);
    float middle = 1 - 2 * side;
    int stride = width * 3;
    for (int row = 0; row < height; row++) {
      int start = row * stride;
      int last = start + stride - 3;
      for (int i = start; i < start + stride; i++) {
        float before = light[i >= start + 3 ? i - 3 : i];
        float after = light[i < last ? i + 3 : i];
        scratch[i] = middle * light[i] + side * (before + after);
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
