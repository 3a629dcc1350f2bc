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
import java.util.Optional;

/**
 * Films one place: what stands still is cast once where the camera stands still too. Never changes
 * after construction; any thread may shoot any frame.
 */
public final class Studio {

  /** Depth of the sky. */
  public static final double FAR_METRES = 100;

  private static final int METER_STRIDE = 7;

  // ids of what throws shadows
  private static final int STANDING = 0;
  private static final int MOVING = 1;

  /** Moments of the exposure beside the middle, which is the frame's own. */
  private static final double[] EXPOSED = {-0.4, -0.2, 0.2, 0.4};

  private final Place place;
  private final Sensor sensor;
  private final CameraTrack track;
  private final RayGrid rays;
  private final List<ShadowMap> stillShadows;
  private final Optional<Backdrop> backdrop;
  private final double meanLight;

  public Studio(Place place, Sensor sensor, CameraTrack track, double startSeconds) {
    this.place = place;
    this.sensor = sensor;
    this.track = track;
    rays = new RayGrid(track.lens());
    stillShadows = new ArrayList<>();
    for (Light light : place.ambience().lights()) {
      ShadowMap map = ShadowMap.of(light);
      map.add(place.solids(), STANDING);
      stillShadows.add(map);
    }
    Camera camera = track.at(startSeconds);
    Layer layer = Layer.of(place.solids(), camera);
    DepthBuffer buffer = cast(layer);
    List<ShadowMap> shadows = seen(stillShadows, camera);
    View view = new View(rays, layer, buffer, new Shader(place.ambience(), shadows, camera));
    meanLight = meter(view);
    backdrop = track.still() ? Optional.of(new Backdrop(view, shadows)) : Optional.empty();
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
      map.add(movers, MOVING);
      shadows.add(map);
    }
    Camera camera = track.at(seconds);
    Layer still = Layer.of(place.solids(), camera);
    DepthBuffer standing = backdrop.map(drop -> drop.buffer).orElseGet(() -> cast(still));
    Layer above = Layer.of(movers, camera);
    DepthBuffer buffer = standing.copy();
    above.cast(rays, buffer, place.solids().size());
    Shader shader = new Shader(place.ambience(), seen(shadows, camera), camera);
    View view = new View(rays, still.and(above), buffer, shader);
    float[] light = new float[rays.x.length * 3];
    resolve(view, light, shadows, maps, frame * rays.x.length);
    if (sensor.exposureSeconds() > 0) {
      float[] behind = behind(view, standing, light);
      List<Moment> moments = new ArrayList<>();
      for (double part : EXPOSED) {
        double then = seconds + part * sensor.exposureSeconds();
        View passing = passing(then, moving.at(then), shadows);
        moments.add(new Moment(rays, passing, track.at(then), camera, standing));
      }
      Smear.over(light, behind, view, moments, track.still(), place.solids().size());
    }
    Exposure exposure = new Exposure(sensor, meanLight, rays.width, rays.height);
    exposure.develop(light, maps.rgb, frame * light.length, frame);
    if (sensor.storage().stamped()) {
      new Stamp(sensor.noiseKey(), rays.width, rays.height)
          .write(maps.rgb, frame * light.length, seconds);
    }
    if (sensor.storage().quality() > 0) {
      Compression stored = new Compression(sensor.storage().quality(), rays.width, rays.height);
      stored.store(maps.rgb, frame * light.length);
    }
  }

  private DepthBuffer cast(Layer layer) {
    DepthBuffer buffer = new DepthBuffer(rays.x.length, FAR_METRES);
    layer.cast(rays, buffer, 0);
    return buffer;
  }

  /** What moves and nothing else. */
  private View passing(double seconds, List<Solid> movers, List<ShadowMap> shadows) {
    Camera camera = track.at(seconds);
    Layer layer = Layer.of(movers, camera);
    Shader shader = new Shader(place.ambience(), seen(shadows, camera), camera);
    return new View(rays, layer, cast(layer), shader);
  }

  private static List<ShadowMap> seen(List<ShadowMap> shadows, Camera camera) {
    return shadows.stream().map(map -> map.seenFrom(camera)).toList();
  }

  /** Light (H, W, 3) as it would be without those who stand before it. */
  private float[] behind(View view, DepthBuffer standing, float[] light) {
    float[] behind = light.clone();
    for (int i = 0; i < rays.x.length; i++) {
      if (view.buffer.caster[i] >= place.solids().size()) {
        view.look(i, standing);
        view.writeLight(behind, i);
      }
    }
    return behind;
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

  private void resolve(View view, float[] light, List<ShadowMap> shadows, Maps maps, int offset) {
    backdrop.ifPresent(drop -> drop.write(maps, offset, light));
    boolean[][] touched =
        shadows.stream().map(map -> map.touched(MOVING)).toArray(boolean[][]::new);
    int firstMover = place.solids().size();
    for (int i = 0; i < rays.x.length; i++) {
      int id = view.buffer.caster[i];
      boolean drawn = backdrop.isPresent() && id < firstMover;
      if (drawn && !backdrop.get().shaded(i, touched)) {
        continue;
      }
      view.look(i);
      view.writeLight(light, i);
      if (drawn) {
        continue;
      }
      int to = offset + i;
      maps.depth[to] = (float) view.buffer.z[i];
      if (id == DepthBuffer.NOTHING) {
        maps.classes[to] = SceneClass.SKY.value();
        maps.normals[to * 3 + 2] = -1;
      } else {
        Solid solid = view.layer.solids.get(id);
        maps.classes[to] = solid.kind().value();
        maps.persons[to] = (byte) solid.person();
        view.writeNormal(maps.normals, to);
      }
    }
  }

  /** Mean light of the empty place, what a camera would be set to. */
  private double meter(View view) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rays.x.length; i += METER_STRIDE) {
      view.look(i);
      sum += Math.min(3, view.brightness());
      count++;
    }
    return sum / count;
  }
}
