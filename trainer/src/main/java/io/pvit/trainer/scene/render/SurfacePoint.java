package io.pvit.trainer.scene.render;

/** Scratch of one thread: the normal in camera space, the place in the solid's frame in metres. */
final class SurfacePoint {
  double normalX;
  double normalY;
  double normalZ;
  double localX;
  double localY;
  double localZ;
}
