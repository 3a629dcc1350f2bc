package io.pvit.trainer.scene.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JointTest {

  @Test
  void hasTheNumbersOfKinect() {
    assertThat(Joint.values()).hasSize(25);
    assertThat(Joint.SPINE_SHOULDER.number()).isEqualTo(20);
    assertThat(Joint.ANKLE_RIGHT.number()).isEqualTo(18);
    assertThat(Joint.THUMB_RIGHT.number()).isEqualTo(24);
  }

  @Test
  void aMirrorExchangesSidesAndTwiceGivesTheJointBack() {
    assertThat(Joint.HAND_TIP_LEFT.mirrored()).isEqualTo(Joint.HAND_TIP_RIGHT);
    assertThat(Joint.NECK.mirrored()).isEqualTo(Joint.NECK);
    for (Joint joint : Joint.values()) {
      assertThat(joint.mirrored().mirrored()).isEqualTo(joint);
    }
  }

  @Test
  void classesGoFromValueToClassAndBack() {
    for (SceneClass kind : SceneClass.values()) {
      assertThat(SceneClass.of(kind.value())).isEqualTo(kind);
      assertThat(kind.mirrored().mirrored()).isEqualTo(kind);
    }
  }
}
