package io.pvit.trainer.scene.label;

/** The AVA v2.2 actions that are acted, with their ids in the label map. */
public enum Action {
  BEND(1),
  CRAWL(2),
  CROUCH(3),
  DANCE(4),
  FALL_DOWN(5),
  GET_UP(6),
  JUMP(7),
  LIE(8),
  MARTIAL_ART(9),
  RUN(10),
  SIT(11),
  STAND(12),
  WALK(14),
  ANSWER_PHONE(15),
  CARRY(17),
  DRINK(27),
  KICK_OBJECT(35),
  PICK_UP(36),
  OPEN(38),
  POINT_TO(43),
  PULL_OBJECT(45),
  PUSH_OBJECT(46),
  PUT_DOWN(47),
  TEXT_ON_PHONE(57),
  THROW(58),
  HIT_PERSON(64),
  GIVE(65),
  HAND_CLAP(67),
  HAND_SHAKE(68),
  HAND_WAVE(69),
  HUG(70),
  KICK_PERSON(71),
  LISTEN_TO(74),
  PUSH_PERSON(76),
  TAKE(78),
  TALK_TO(79),
  WATCH(80);

  private final int avaId;

  Action(int avaId) {
    this.avaId = avaId;
  }

  public int avaId() {
    return avaId;
  }
}
