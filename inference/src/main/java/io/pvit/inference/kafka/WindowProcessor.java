package io.pvit.inference.kafka;

import io.pvit.inference.batch.Visit;
import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.camera.ClipOutcome;
import io.pvit.inference.camera.ClipPlace;
import io.pvit.inference.event.EventStep;
import io.pvit.inference.load.DelayBoard.Outcome;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.DecodedWindow;
import io.pvit.inference.network.WindowPictures;
import io.pvit.model.Clip;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.clip.ClipStep;
import io.pvit.schemas.clip.ClipStep.Verdict;
import io.pvit.schemas.clip.WindowFacts;
import io.pvit.schemas.codec.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the windows of a partition one by one: completes clips, has the network watch them, and
 * writes what was seen. Blocks its stream thread while the network works.
 */
final class WindowProcessor implements Processor<String, byte[], String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(WindowProcessor.class);

  private final Shared shared;
  private final HeldPictures.ByTask tasks;
  private final RandomGenerator random;
  private Origins origins;
  private Outbox outbox;
  private Memories memories;
  private Definitions definitions;
  private Backstop backstop;
  private Shedding shedding;
  private ShedSpans shedSpans;
  private TaskId task;
  private HeldPictures pictures;
  private @Nullable Cancellable checks;

  /** A window, where it came from, and how its camera is defined meanwhile. */
  private record Taken(FrameWindow window, Origin origin, Optional<Camera> definition) {
    String cameraId() {
      return window.cameraId();
    }
  }

  @SuppressWarnings("NullAway.Init") // init() comes before the first record, also after a revival
  WindowProcessor(Shared shared, HeldPictures.ByTask tasks, RandomGenerator random) {
    this.shared = shared;
    this.tasks = tasks;
    this.random = random;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    origins = new Origins(context, shared.clock(), random);
    outbox = new Outbox(shared.topics(), context);
    memories = new Memories(context.getStateStore(Memories.STORE));
    definitions =
        new Definitions(shared.topics().cameras(), context.getStateStore(Definitions.STORE));
    task = context.taskId();
    pictures = tasks.of(task);
    pictures.clear();
    backstop = new Backstop(shared, memories, definitions, pictures, task.partition());
    shedding = new Shedding(shared);
    shedSpans = new ShedSpans(outbox);
    if (checks != null) {
      // A task that is revived keeps what it had scheduled, and would count twice as fast.
      checks.cancel();
    }
    checks =
        context.schedule(
            backstop.interval(),
            PunctuationType.WALL_CLOCK_TIME,
            now -> backstop.check(new WithoutAWindow()));
  }

  @Override
  public void close() {
    tasks.release(task, pictures);
    shedding.close();
  }

  private void tell(EventStep step, Taken taken) {
    outbox.events(
        taken.cameraId(), pictures.keyFrames().added(step, taken.definition()), taken.origin());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Origin origin = origins.of(record);
    shared.meters().window();
    try (Visit<CameraClip, ClipAnswer> network = shared.batcher().enter()) {
      Decoded<FrameWindow> window = read(record, origin);
      if (window instanceof Decoded.Ok<FrameWindow> it) {
        take(new Taken(it.value(), origin, definitions.find(it.value().cameraId())), network);
      } else {
        reject(((Decoded.Malformed<FrameWindow>) window).reason(), origin);
      }
    }
  }

  private Decoded<FrameWindow> read(Record<String, byte[]> record, Origin origin) {
    Optional<String> misplaced = origin.misplaced(shared.streamPartitions());
    if (misplaced.isPresent()) {
      return new Decoded.Malformed<>(misplaced.get());
    }
    if (record.value() == null) {
      return new Decoded.Malformed<>("the record has no value");
    }
    Decoded<FrameWindow> decoded = shared.topics().windows().decode(record.value());
    return decoded instanceof Decoded.Ok<FrameWindow> it
            && !it.value().cameraId().equals(origin.key())
        ? new Decoded.Malformed<>("the window is of camera " + it.value().cameraId())
        : decoded;
  }

  private void take(Taken taken, Visit<CameraClip, ClipAnswer> network) {
    FrameWindow window = taken.window();
    Origin origin = taken.origin();
    backstop.heard(window.cameraId());
    CameraMemory remembered = memories.find(window.cameraId()).orElseGet(CameraMemory::initial);
    CameraMemory before =
        remembered.clips().continuesAt(origin.offset()) ? remembered : beginAnew(remembered, taken);
    ClipStep step = shared.clips().step(before.clips(), WindowFacts.of(window), origin.offset());
    if (step.verdict() == Verdict.DUPLICATE) {
      shared.meters().duplicate();
      return;
    }
    CameraMemory arrived = shedding.arrived(before, window, taken.definition(), origin);
    pictures.keyFrames().take(window, origin.offset(), taken.definition());
    CameraMemory memory = enterEpoch(arrived, taken);
    boolean shed =
        step.verdict() == Verdict.COMPLETES
            && shedding.sheds(arrived, window, taken.definition(), origin);
    CameraMemory after =
        shed
            ? shed(memory.with(step.state()), taken)
            : use(shedSpans.settled(memory, window.cameraId(), origin), taken, network);
    memories.keep(window.cameraId(), after);
    shedding.workedOff(window, after, outcome(step.verdict(), shed), origins.nowUs());
  }

  private static Outcome outcome(Verdict verdict, boolean shed) {
    if (shed) {
      return Outcome.SHED;
    }
    return verdict == Verdict.COMPLETES ? Outcome.WATCHED : Outcome.NONE;
  }

  private CameraMemory use(
      CameraMemory memory, Taken taken, Visit<CameraClip, ClipAnswer> network) {
    FrameWindow window = taken.window();
    Origin origin = taken.origin();
    ClipState known = reachable(memory.clips(), window, origin);
    ClipStep step = shared.clips().step(known, WindowFacts.of(window), origin.offset());
    CameraMemory there = memory.with(step.state());
    return switch (step.verdict()) {
      case MARKER -> endEpoch(there, taken);
      case NOT_FITTING -> refuse(there, window, step.detail(), origin);
      case COMPLETES, GROWS, BEGINS -> look(there, step.verdict(), taken, network);
      case UNUSED, DUPLICATE -> there;
    };
  }

  /**
   * The clip that the window completes is not watched. What nobody looked at for longer than a
   * camera may be silent is not said to go on.
   */
  private CameraMemory shed(CameraMemory memory, Taken taken) {
    FrameWindow window = taken.window();
    shared.meters().shed();
    pictures
        .recent()
        .setAside(window.cameraId(), memory.clips().run(), window, taken.origin().offset());
    CameraMemory after = Shedding.shed(memory, window);
    long unwatchedUs = after.load().shed().orElseThrow().lengthUs();
    if (unwatchedUs <= TimeUnit.MILLISECONDS.toMicros(shared.cameraSilence().toMillis())) {
      return after;
    }
    tell(shared.lifecycle().end(after.events(), window.cameraId(), EndReason.CAMERA_LOST), taken);
    return after.withoutPeople();
  }

  /** The topic was made anew: the stream that is remembered has no more windows. */
  private CameraMemory beginAnew(CameraMemory remembered, Taken taken) {
    String cameraId = taken.cameraId();
    Origin origin = taken.origin();
    log.warn(
        "Camera {} begins anew at offset {} of {}-{}, whose windows were remembered up to offset"
            + " {}: the topic was made anew.",
        cameraId,
        origin.offset(),
        origin.topic(),
        origin.partition(),
        remembered.clips().lastOffset());
    EventStep ended = shared.lifecycle().end(remembered.events(), cameraId, EndReason.CAMERA_LOST);
    tell(ended, taken);
    CameraMemory unused = shedSpans.settled(remembered, cameraId, origin);
    pictures.forget(cameraId);
    return CameraMemory.initial();
  }

  /** The state as it is, or without a run when the run's pictures cannot be had any more. */
  private ClipState reachable(ClipState clips, FrameWindow window, Origin origin) {
    String cameraId = window.cameraId();
    Verdict verdict = shared.clips().step(clips, WindowFacts.of(window), origin.offset()).verdict();
    boolean needsRun = verdict == Verdict.COMPLETES || verdict == Verdict.GROWS;
    boolean reached = !needsRun || pictures.recent().reach(cameraId, clips, origin.partition());
    return reached ? clips : clips.interrupted();
  }

  private CameraMemory enterEpoch(CameraMemory memory, Taken taken) {
    EventStep entered =
        shared.lifecycle().enter(memory.events(), taken.cameraId(), taken.window().streamEpoch());
    tell(entered, taken);
    return memory.with(entered.state());
  }

  private CameraMemory endEpoch(CameraMemory memory, Taken taken) {
    FrameWindow marker = taken.window();
    EventStep ended =
        shared.lifecycle().end(memory.events(), marker.cameraId(), marker.end().orElseThrow());
    tell(ended, taken);
    pictures.forget(marker.cameraId());
    return memory.with(ended.state());
  }

  private CameraMemory refuse(
      CameraMemory memory, FrameWindow window, String detail, Origin origin) {
    WindowFacts facts = WindowFacts.of(window);
    outbox.coverage(
        new CoverageSpan(
            window.cameraId(),
            CoverageSpan.Stage.INFERENCE,
            false,
            CoverageSpan.Reason.NOT_FITTING,
            detail,
            facts.fromUs(),
            facts.toUs() + window.frameIntervalUs()),
        origin);
    return memory;
  }

  private CameraMemory look(
      CameraMemory memory, Verdict verdict, Taken taken, Visit<CameraClip, ClipAnswer> network) {
    FrameWindow window = taken.window();
    Origin origin = taken.origin();
    DecodedWindow decoded = shared.decoder().decode(window, origin.offset());
    if (decoded instanceof DecodedWindow.Refused it) {
      reject(it.reason(), origin);
      return memory.with(memory.clips().interrupted());
    }
    WindowPictures newest = ((DecodedWindow.Pictures) decoded).pictures();
    CameraMemory after = memory;
    if (verdict == Verdict.COMPLETES) {
      List<WindowPictures> all = new ArrayList<>(pictures.recent().of(window.cameraId()));
      all.add(newest);
      after = watch(memory, all, taken, network);
    }
    pictures.recent().keep(window.cameraId(), memory.clips().run(), newest);
    return after;
  }

  private CameraMemory watch(
      CameraMemory memory,
      List<WindowPictures> windows,
      Taken taken,
      Visit<CameraClip, ClipAnswer> network) {
    FrameWindow last = taken.window();
    Origin origin = taken.origin();
    Clip clip = new Clip(windows.stream().flatMap(each -> each.frames().stream()).toList());
    ClipAnswer answer = network.submit(new CameraClip(last.cameraId(), clip));
    StageStamps stamps =
        new StageStamps(
            WindowFacts.of(last).toUs(), last.windowedAtUs(), origin.readAtUs(), origins.nowUs());
    ClipOutcome outcome =
        shared
            .watch()
            .take(memory, taken.definition(), place(windows, last, origin), answer, stamps);
    outbox.detections(outcome.detections(), origin);
    tell(outcome.events(), taken);
    return outcome.memory();
  }

  private ClipPlace place(List<WindowPictures> windows, FrameWindow last, Origin origin) {
    List<Long> timesUs = windows.stream().flatMap(each -> each.captureTimesUs().stream()).toList();
    return new ClipPlace(
        last.cameraId(),
        last.streamEpoch(),
        shared.shape().keySequence(last.sequence()),
        timesUs.get(shared.shape().keyFrame()),
        timesUs.get(0),
        timesUs.get(timesUs.size() - 1),
        origin.topic(),
        origin.partition(),
        windows.get(0).offset(),
        origin.offset());
  }

  private void reject(String reason, Origin origin) {
    shared.meters().rejected();
    outbox.deadLetter(reason, origin);
  }

  /** What the clock brings about, and no window. */
  private final class WithoutAWindow implements Backstop.Ending {

    @Override
    public void write(String cameraId, EventStep ended) {
      outbox.events(
          cameraId,
          pictures.keyFrames().added(ended, definitions.find(cameraId)),
          origin(cameraId));
      pictures.forget(cameraId);
    }

    @Override
    public CameraMemory settled(String cameraId, CameraMemory memory) {
      return shedSpans.settled(memory, cameraId, origin(cameraId));
    }

    private Origin origin(String cameraId) {
      return origins.ofClock(cameraId, shared.topics().windows().name());
    }
  }
}
