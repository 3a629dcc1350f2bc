package io.pvit.schemas.kafka;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.TrainingProgress;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import io.pvit.schemas.codec.SchemaRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Every topic of the system, typed.
 *
 * <p>What only our own services read is Avro, all else JSON that a person or a console tool reads
 * and writes; with a schema registry everything is Avro behind a registry id. Whatever is keyed by
 * camera has the stream partition count, and the first five of {@link #all} must agree on it,
 * because the owner of a partition of one owns it in all of them. The checkpoints topic has one
 * partition, as has inference-status and training: few keys, and one order to read them in.
 */
public final class Topics {

  private final String prefix;
  private final Optional<SchemaRegistry> registry;

  private final Topic<Camera> cameras;
  private final Topic<FrameWindow> windows;
  private final Topic<IngestProgress> ingestProgress;
  private final Topic<CameraStatus> cameraStatus;
  private final Topic<CoverageSpan> coverage;
  private final Topic<ActionDetections> actions;
  private final Topic<ActionEvent> events;
  private final Topic<PresentState> now;
  private final Topic<ActionLabel> labels;
  private final Topic<CheckpointMessage> checkpoints;
  private final Topic<InferenceStatus> inferenceStatus;
  private final Topic<TrainingProgress> training;
  private final Topic<DeadLetter> deadLetters;

  /**
   * @param prefix stands before every name, with a dot
   * @param schemaRegistry address of a registry that speaks Confluent's interface
   */
  public Topics(String prefix, Optional<URI> schemaRegistry) {
    this.prefix = prefix;
    this.registry = schemaRegistry.map(SchemaRegistry::new);
    cameras = json("cameras", Camera.class, TopicShape.STATE);
    windows = avro("windows", FrameWindow.class, TopicShape.PICTURES);
    ingestProgress = avro("ingest-progress", IngestProgress.class, TopicShape.STATE);
    cameraStatus = json("camera-status", CameraStatus.class, TopicShape.STATE);
    coverage = json("coverage", CoverageSpan.class, TopicShape.HISTORY);
    actions = json("actions", ActionDetections.class, TopicShape.HISTORY);
    events = json("events", ActionEvent.class, TopicShape.HISTORY);
    now = json("now", PresentState.class, TopicShape.STATE);
    labels = json("labels", ActionLabel.class, TopicShape.KEPT);
    checkpoints = avro("checkpoints", CheckpointMessage.class, TopicShape.STATE.inTotalOrder());
    inferenceStatus =
        avro("inference-status", InferenceStatus.class, TopicShape.STATE.inTotalOrder());
    training = json("training", TrainingProgress.class, TopicShape.HISTORY.inTotalOrder());
    deadLetters = json("dead-letters", DeadLetter.class, TopicShape.HISTORY);
  }

  /** What to watch and how; key: camera id; null removes. */
  public Topic<Camera> cameras() {
    return cameras;
  }

  /** The pictures; key: camera id. */
  public Topic<FrameWindow> windows() {
    return windows;
  }

  /** How far each camera is written; key: camera id. */
  public Topic<IngestProgress> ingestProgress() {
    return ingestProgress;
  }

  /** How each camera is doing; key: camera id. */
  public Topic<CameraStatus> cameraStatus() {
    return cameraStatus;
  }

  /** When each camera was watched; key: camera id. */
  public Topic<CoverageSpan> coverage() {
    return coverage;
  }

  /** What the network saw in each clip; key: camera id. */
  public Topic<ActionDetections> actions() {
    return actions;
  }

  /** Starts, updates and ends of actions, for the public; key: camera id. */
  public Topic<ActionEvent> events() {
    return events;
  }

  /** Who does what at this moment; key: camera id / track id. */
  public Topic<PresentState> now() {
    return now;
  }

  /** What people say about detections; key: camera id. */
  public Topic<ActionLabel> labels() {
    return labels;
  }

  /** Checkpoints that exist and the plan that says which serves; key: of the message. */
  public Topic<CheckpointMessage> checkpoints() {
    return checkpoints;
  }

  /** How each inference process is doing; key: instance id. */
  public Topic<InferenceStatus> inferenceStatus() {
    return inferenceStatus;
  }

  /** How training goes; key: run id. */
  public Topic<TrainingProgress> training() {
    return training;
  }

  /** Where bad records lie and why they are bad; key: as the source. */
  public Topic<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /** All of them, the co-partitioned ones first. */
  public List<Topic<?>> all() {
    return List.of(
        cameras,
        windows,
        ingestProgress,
        cameraStatus,
        coverage,
        actions,
        events,
        now,
        labels,
        checkpoints,
        inferenceStatus,
        training,
        deadLetters);
  }

  private <V> Topic<V> avro(String name, Class<V> type, TopicShape shape) {
    return topic(name, type, Format.AVRO, shape);
  }

  private <V> Topic<V> json(String name, Class<V> type, TopicShape shape) {
    return topic(name, type, Format.JSON, shape);
  }

  private <V> Topic<V> topic(String name, Class<V> type, Format own, TopicShape shape) {
    String fullName = prefix + "." + name;
    Format format = registry.map(it -> Format.confluent(it, fullName + "-value")).orElse(own);
    return new Topic<>(fullName, type, RecordCodec.of(type, format), shape);
  }
}
