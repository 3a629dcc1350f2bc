package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes figures as a capture whose joints are placed one by one. */
final class HandMade {

  private static final Map<String, Joint> JOINTS = new LinkedHashMap<>();

  static {
    JOINTS.put("Spine1", Joint.SPINE_MID);
    JOINTS.put("Head", Joint.HEAD);
    JOINTS.put("LeftArm", Joint.SHOULDER_LEFT);
    JOINTS.put("LeftForeArm", Joint.ELBOW_LEFT);
    JOINTS.put("LeftHand", Joint.WRIST_LEFT);
    JOINTS.put("RightArm", Joint.SHOULDER_RIGHT);
    JOINTS.put("RightForeArm", Joint.ELBOW_RIGHT);
    JOINTS.put("RightHand", Joint.WRIST_RIGHT);
    JOINTS.put("LeftUpLeg", Joint.HIP_LEFT);
    JOINTS.put("LeftLeg", Joint.KNEE_LEFT);
    JOINTS.put("LeftFoot", Joint.ANKLE_LEFT);
    JOINTS.put("LeftToeBase", Joint.FOOT_LEFT);
    JOINTS.put("RightUpLeg", Joint.HIP_RIGHT);
    JOINTS.put("RightLeg", Joint.KNEE_RIGHT);
    JOINTS.put("RightFoot", Joint.ANKLE_RIGHT);
    JOINTS.put("RightToeBase", Joint.FOOT_RIGHT);
  }

  private HandMade() {}

  /**
   * @param scale units a metre
   * @param offset of the whole, in its units
   */
  static Path write(Path file, List<Figure> figures, double frameSeconds, double scale, Vec3 offset)
      throws IOException {
    StringBuilder text = new StringBuilder("HIERARCHY\nROOT Hips\n{\nOFFSET 0 0 0\nCHANNELS 0\n");
    for (String name : JOINTS.keySet()) {
      text.append("JOINT ").append(name).append("\n{\nOFFSET 0 0 0\n");
      text.append("CHANNELS 3 Yposition Xposition Zposition\n");
      if (name.equals("Spine1")) {
        text.append("JOINT Neck\n{\nOFFSET 0 0 0\n");
        text.append("CHANNELS 3 Xposition Yposition Zposition\n}\n");
      }
      text.append("}\n");
    }
    text.append("}\nMOTION\nFrames: ").append(figures.size());
    text.append("\nFrame Time: ").append(frameSeconds).append('\n');
    for (Figure figure : figures) {
      for (Map.Entry<String, Joint> entry : JOINTS.entrySet()) {
        Vec3 place = figure.at(entry.getValue()).times(scale).plus(offset);
        text.append(values(place.y(), place.x(), place.z()));
        if (entry.getKey().equals("Spine1")) {
          Vec3 neck =
              figure.at(Joint.SPINE_SHOULDER).minus(figure.at(Joint.SPINE_MID)).times(scale);
          text.append(values(neck.x(), neck.y(), neck.z()));
        }
      }
      text.append('\n');
    }
    return Files.writeString(file, text);
  }

  private static String values(double a, double b, double c) {
    return String.format(Locale.ROOT, "%.9f %.9f %.9f ", a, b, c);
  }
}
