package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Light;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/**
 * Films one place: what stands still is cast once where the camera stands still too. Never changes
 * after construction; any thread may shoot any frame.
 */
public final class Studio {

  /** Depth of the sky. */
  public static final double FAR_METRES = 100;

  private static final int METER_STRIDE = 7;

  private final Place place;
  private final Sensor sensor;
  private final CameraTrack track;
  private final RayGrid rays;
  private final List<ShadowMap> stillShadows;
  private final Layer stillLayer;
  private final DepthBuffer stillBuffer;
  private final double meanLight;

  public Studio(Place place, Sensor sensor, CameraTrack track, double startSeconds) {
    this.place = place;
    this.sensor = sensor;
    this.track = track;
    rays = new RayGrid(track.lens());
    stillShadows = new ArrayList<>();
    for (Light light : place.ambience().lights()) {
      ShadowMap map = ShadowMap.of(light);
      map.add(place.solids());
      stillShadows.add(map);
    }
    Camera camera = track.at(startSeconds);
    stillLayer = Layer.of(place.solids(), camera);
    stillBuffer = new DepthBuffer(rays.x.length, FAR_METRES);
    stillLayer.cast(rays, stillBuffer, 0);
    meanLight = meter(camera);
  }

  /** Renders what the camera sees at a time into one frame of the maps. */
  public void shoot(double seconds, List<Solid> moving, Maps maps, int frame) {
    Camera camera = track.at(seconds);
    Layer still = stillLayer;
    DepthBuffer buffer;
    if (track.still()) {
      buffer = stillBuffer.copy();
    } else {
      buffer = new DepthBuffer(rays.x.length, FAR_METRES);
      still = Layer.of(place.solids(), camera);
      still.cast(rays, buffer, 0);
    }
    Layer movers = Layer.of(moving, camera);
    movers.cast(rays, buffer, place.solids().size());
    Layer all = still.and(movers);
    List<ShadowMap> shadows = new ArrayList<>();
    for (ShadowMap base : stillShadows) {
      ShadowMap map = base.copy();
      map.add(moving);
      map.seenFrom(camera);
      shadows.add(map);
    }
    Shader shader = new Shader(place.ambience(), shadows, camera);
    float[] light = new float[rays.x.length * 3];
    resolve(buffer, all, shader, light, maps, frame * rays.x.length);
    Exposure exposure = new Exposure(sensor, meanLight, rays.width, rays.height);
    exposure.develop(light, maps.rgb, frame * light.length, frame);
  }

  /** Bounds of solids in pixels, whatever stands before them and over the edges of the picture. */
  public Box outline(double seconds, List<Solid> solids) {
    Bounds bounds = new Bounds();
    for (Caster caster : Layer.of(solids, track.at(seconds)).casters) {
      bounds.add(caster.bounds());
    }
    return rays.outline(bounds);
  }

  /** Whether a direction (x, y, 1) falls into the picture, so that it has a pixel. */
  public boolean shows(double x, double y) {
    return rays.shows(x, y);
  }

  private void resolve(
      DepthBuffer buffer, Layer layer, Shader shader, float[] light, Maps maps, int offset) {
    int count = layer.solids.size();
    Material[] materials = new Material[count];
    byte[] kinds = new byte[count];
    byte[] persons = new byte[count];
    Caster[] casters = layer.casters.toArray(new Caster[0]);
    for (int i = 0; i < count; i++) {
      Solid solid = layer.solids.get(i);
      materials[i] = solid.material();
      kinds[i] = solid.kind().value();
      persons[i] = (byte) solid.person();
    }
    SurfacePoint point = new SurfacePoint();
    for (int i = 0; i < rays.x.length; i++) {
      double x = rays.x[i];
      double y = rays.y[i];
      double z = buffer.z[i];
      int id = buffer.caster[i];
      int to = offset + i;
      maps.depth[to] = (float) z;
      if (id == DepthBuffer.NOTHING) {
        shader.sky(x, y);
        maps.classes[to] = SceneClass.SKY.value();
        maps.normals[to * 3 + 2] = -1;
      } else {
        casters[id].surface(x, y, z, point);
        shader.shade(materials[id], point, x * z, y * z, z);
        maps.classes[to] = kinds[id];
        maps.persons[to] = persons[id];
        maps.normals[to * 3] = (float) point.normalX;
        maps.normals[to * 3 + 1] = (float) point.normalY;
        maps.normals[to * 3 + 2] = (float) point.normalZ;
      }
      light[i * 3] = (float) shader.red;
      light[i * 3 + 1] = (float) shader.green;
      light[i * 3 + 2] = (float) shader.blue;
    }
  }

  /** Mean light of the empty place, what a camera would be set to. */
  private double meter(Camera camera) {
    stillShadows.forEach(map -> map.seenFrom(camera));
    Shader shader = new Shader(place.ambience(), stillShadows, camera);
    SurfacePoint point = new SurfacePoint();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rays.x.length; i += METER_STRIDE) {
      int id = stillBuffer.caster[i];
      double x = rays.x[i];
      double y = rays.y[i];
      double z = stillBuffer.z[i];
      if (id == DepthBuffer.NOTHING) {
        shader.sky(x, y);
      } else {
        stillLayer.casters.get(id).surface(x, y, z, point);
        shader.shade(stillLayer.solids.get(id).material(), point, x * z, y * z, z);
      }
      sum += Math.min(3, (shader.red + shader.green + shader.blue) / 3);
      count++;
    }
    return sum / count;
  }
}
