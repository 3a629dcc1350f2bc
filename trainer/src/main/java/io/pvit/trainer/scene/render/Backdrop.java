package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.label.SceneClass;
import java.util.Arrays;
import java.util.List;

/**
 * What stands still as a camera that stands still sees it, lit while nobody is there. A frame takes
 * it over wherever nobody stands before it or throws a shadow on it.
 */
final class Backdrop {

  final DepthBuffer buffer;
  private final float[] light; // (H, W, 3)
  private final float[] depth; // (H, W)
  private final float[] normals; // (H, W, 3)
  private final byte[] classes; // (H, W)
  private final int[][] texels; // (lights, H, W) where the light's shadow map is asked

  /** The view is of what stands still and nothing else. */
  Backdrop(View view, List<ShadowMap> shadows) {
    buffer = view.buffer;
    int pixels = buffer.caster.length;
    light = new float[pixels * 3];
    depth = new float[pixels];
    normals = new float[pixels * 3];
    classes = new byte[pixels];
    texels = new int[shadows.size()][pixels];
    for (int[] row : texels) {
      Arrays.fill(row, ShadowMap.NOWHERE);
    }
    for (int i = 0; i < pixels; i++) {
      view.look(i);
      view.writeLight(light, i);
      depth[i] = (float) buffer.z[i];
      if (buffer.caster[i] == DepthBuffer.NOTHING) {
        classes[i] = SceneClass.SKY.value();
        normals[i * 3 + 2] = -1;
      } else {
        classes[i] = view.layer.solids.get(buffer.caster[i]).kind().value();
        view.writeNormal(normals, i);
        for (int k = 0; k < texels.length; k++) {
          texels[k][i] = view.texel(i, shadows.get(k));
        }
      }
    }
  }

  /** All of it into one frame of the maps, and its light. */
  void write(Maps maps, int offset, float[] to) {
    System.arraycopy(light, 0, to, 0, light.length);
    System.arraycopy(depth, 0, maps.depth, offset, depth.length);
    System.arraycopy(normals, 0, maps.normals, offset * 3, normals.length);
    System.arraycopy(classes, 0, maps.classes, offset, classes.length);
  }

  /** Whether a shadow of what moves may fall on it. */
  boolean shaded(int pixel, boolean[][] touched) {
    for (int k = 0; k < texels.length; k++) {
      int texel = texels[k][pixel];
      if (texel != ShadowMap.NOWHERE && touched[k][texel]) {
        return true;
      }
    }
    return false;
  }
}
