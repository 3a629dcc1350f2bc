package io.pvit.schemas;

/** Where a capture time comes from. */
public enum Clock {
  /** The camera's own clock, by RTCP sender reports. */
  RTCP,
  /** The moment the picture arrived here; network and buffers are in it. */
  ARRIVAL,
  /** A recording: the moment the file was opened plus the picture's place in the film. */
  FILE
}
