package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.camera.CameraWatch;
import io.pvit.inference.event.EventLifecycle;
import io.pvit.inference.kafka.KeyFrames.EvidencePolicy;
import io.pvit.inference.load.OverloadRule;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.WindowDecoder;
import io.pvit.model.InputContract;
import io.pvit.schemas.clip.ClipRule;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What the processors of all stream threads share; every part of it is immutable or thread-safe.
 *
 * @param topics names and codecs
 * @param streamPartitions how many partitions the windows topic has
 * @param batcher the way to the network
 * @param shape what a clip is made of
 * @param clips which windows make one
 * @param decoder of pictures
 * @param watch from the network's answer to detections and events
 * @param lifecycle of events
 * @param rereading of windows after an assignment
 * @param backlog what is still to be read
 * @param evidence what events carry
 * @param overload which clips are left out
 * @param cameraSilence after which a camera is lost that sends nothing
 * @param clock for stamps
 * @param meters of the process
 */
record Shared(
    Topics topics,
    int streamPartitions,
    MicroBatcher<CameraClip, ClipAnswer> batcher,
    ClipShape shape,
    ClipRule clips,
    WindowDecoder decoder,
    CameraWatch watch,
    EventLifecycle lifecycle,
    Rereading rereading,
    Backlog backlog,
    EvidencePolicy evidence,
    OverloadRule overload,
    Duration cameraSilence,
    InstantSource clock,
    Meters meters) {

  static Shared of(
      InferenceConfig config,
      Topics topics,
      int streamPartitions,
      InputContract contract,
      MicroBatcher<CameraClip, ClipAnswer> batcher,
      Rereading rereading,
      Backlog backlog,
      InstantSource clock,
      Meters meters) {
    ClipShape shape =
        ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
    InferenceConfig.Events events = config.events();
    CameraWatch watch = CameraWatch.of(config, shape);
    return new Shared(
        topics,
        streamPartitions,
        batcher,
        shape,
        new ClipRule(shape),
        new WindowDecoder(contract),
        watch,
        watch.lifecycle(),
        rereading,
        backlog,
        new EvidencePolicy(events.evidence(), events.evidenceMaxBytes()),
        new OverloadRule(config.overload()),
        Duration.ofMillis(events.cameraSilenceMs()),
        clock,
        meters);
  }
}
