package io.pvit.app.cli;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.exit.ExitCode;

/**
 * Switches a defined camera on or off.
 *
 * @param kafka where the definitions are
 */
record CameraSwitch(ClusterOptions kafka) {

  int turn(String cameraId, boolean enabled) throws InterruptedException {
    new ClusterLayout(kafka.config()).check();
    CameraDesk desk = new CameraDesk(kafka.cluster(), kafka.topics());
    desk.write(desk.defined(cameraId).switched(enabled));
    return ExitCode.OK.number();
  }
}
