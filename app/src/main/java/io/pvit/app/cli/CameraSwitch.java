package io.pvit.app.cli;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.Camera;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;

/**
 * Switches a defined camera on or off.
 *
 * @param kafka where the definitions are
 */
record CameraSwitch(ClusterOptions kafka) {

  int turn(String cameraId, boolean enabled) throws InterruptedException {
    new ClusterLayout(kafka.config()).check();
    CameraDesk desk = new CameraDesk(kafka.cluster(), kafka.topics());
    Camera camera = desk.all().get(cameraId);
    if (camera == null) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          "No camera %s is defined; `pvit camera list` shows those that are.".formatted(cameraId));
    }
    desk.write(
        new Camera(
            camera.cameraId(),
            camera.url(),
            camera.framesPerSecond(),
            camera.shortSide(),
            enabled,
            camera.zones(),
            camera.reporting(),
            camera.overload()));
    return ExitCode.OK.number();
  }
}
