package io.pvit.schemas;

/** Why no more pictures of a stream epoch will come. */
public enum EpochEnd {
  /** The recording is over. */
  END_OF_INPUT,
  /** The camera fell silent or the link broke. */
  CAMERA_LOST,
  /** Somebody paused the camera. */
  PAUSED,
  /** The camera's definition was removed. */
  REMOVED,
  /** Size or codec changed in mid-stream; another epoch follows. */
  FORMAT_CHANGED,
  /** The process that read the camera is gone; its successor says so. */
  READER_LOST
}
