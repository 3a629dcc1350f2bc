package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Light;
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

  /** Moments of the exposure beside the middle, which is the frame's own. */
  private static final double[] EXPOSED = {-0.4, -0.2, 0.2, 0.4};

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

  /** What moves, by the time. */
  @FunctionalInterface
  public interface Moving {
    List<Solid> at(double seconds);
  }

  /** Renders what the camera sees at a time into one frame of the maps. */
  public void shoot(double seconds, Moving moving, Maps maps, int frame) {
    List<Solid> movers = moving.at(seconds);
    List<ShadowMap> shadows = new ArrayList<>();
    for (ShadowMap base : stillShadows) {
      ShadowMap map = base.copy();
      map.add(movers);
      shadows.add(map);
    }
    View view = view(seconds, movers, shadows);
    float[] light = new float[rays.x.length * 3];
    resolve(view, light, maps, frame * rays.x.length);
    if (sensor.exposureSeconds() > 0) {
      List<View> others = new ArrayList<>();
      for (double part : EXPOSED) {
        double then = seconds + part * sensor.exposureSeconds();
        others.add(view(then, moving.at(then), shadows));
      }
      Smear.over(light, view, others, track.still(), place.solids().size());
    }
    Exposure exposure = new Exposure(sensor, meanLight, rays.width, rays.height);
    exposure.develop(light, maps.rgb, frame * light.length, frame);
    if (sensor.quality() > 0) {
      Compression stored = new Compression(sensor.quality(), rays.width, rays.height);
      stored.store(maps.rgb, frame * light.length);
    }
  }

  private View view(double seconds, List<Solid> movers, List<ShadowMap> shadows) {
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
    Layer above = Layer.of(movers, camera);
    above.cast(rays, buffer, place.solids().size());
    List<ShadowMap> seen = shadows.stream().map(map -> map.seenFrom(camera)).toList();
    return new View(rays, still.and(above), buffer, new Shader(place.ambience(), seen, camera));
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

  private void resolve(View view, float[] light, Maps maps, int offset) {
    int count = view.layer.solids.size();
    byte[] kinds = new byte[count];
    byte[] persons = new byte[count];
    for (int i = 0; i < count; i++) {
      kinds[i] = view.layer.solids.get(i).kind().value();
      persons[i] = (byte) view.layer.solids.get(i).person();
    }
    for (int i = 0; i < rays.x.length; i++) {
      int id = view.buffer.caster[i];
      int to = offset + i;
      maps.depth[to] = (float) view.buffer.z[i];
      view.look(i);
      if (id == DepthBuffer.NOTHING) {
        maps.classes[to] = SceneClass.SKY.value();
        maps.normals[to * 3 + 2] = -1;
      } else {
        maps.classes[to] = kinds[id];
        maps.persons[to] = persons[id];
        maps.normals[to * 3] = (float) view.point.normalX;
        maps.normals[to * 3 + 1] = (float) view.point.normalY;
        maps.normals[to * 3 + 2] = (float) view.point.normalZ;
      }
      light[i * 3] = (float) view.shader.red;
      light[i * 3 + 1] = (float) view.shader.green;
      light[i * 3 + 2] = (float) view.shader.blue;
    }
  }

  /** Mean light of the empty place, what a camera would be set to. */
  private double meter(Camera camera) {
    List<ShadowMap> shadows = stillShadows.stream().map(map -> map.seenFrom(camera)).toList();
    Shader shader = new Shader(place.ambience(), shadows, camera);
    View view = new View(rays, stillLayer, stillBuffer, shader);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rays.x.length; i += METER_STRIDE) {
      view.look(i);
      sum += Math.min(3, (shader.red + shader.green + shader.blue) / 3);
      count++;
    }
    return sum / count;
  }
}
