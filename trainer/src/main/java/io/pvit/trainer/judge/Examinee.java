package io.pvit.trainer.judge;

import io.pvit.model.ActorPrediction;
import io.pvit.model.ActorReader;
import io.pvit.model.InputContract;
import io.pvit.model.RegionScores;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Features;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Roi;
import io.pvit.model.net.Task;
import io.pvit.model.net.Weights;
import io.pvit.model.net.WeightsUpload;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.trainer.sample.PixelBatch;
import io.pvit.trainer.sample.Sample;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint with all its heads, those that only teach among them, that tells all it knows: no
 * threshold hides anything, and of heads that it lacks there are no answers. In float32. Belongs to
 * one thread.
 */
public final class Examinee implements AutoCloseable {

  private static final Thresholds EVERYTHING = new Thresholds(0, 0, 0, Integer.MAX_VALUE);

  private final Card card;
  private final PvitNetwork network;
  private final Weights weights;
  private final PvitPlan plan;
  private final ActorReader reader;
  private final PixelBatch pixels;

  private Examinee(Card card, PvitNetwork network, Weights weights, PvitPlan plan) {
    this.card = card;
    this.network = network;
    this.weights = weights;
    this.plan = plan;
    reader = new ActorReader(card.labels(), EVERYTHING);
    pixels = new PixelBatch(card.inputContract());
  }

  /**
   * Loads a checkpoint.
   *
   * @param threads that share one operation, for the whole process; 0 means one per processor
   * @throws io.pvit.model.checkpoint.CheckpointRefused when the files changed since it was opened
   */
  public static Examinee load(Checkpoint checkpoint, int threads, ComputeDevice device) {
    TorchEngine engine = TorchEngine.get();
    engine.useThreads(threads);
    PvitNetwork network = checkpoint.network();
    TensorScope scope = engine.openScope(device);
    try {
      WeightsUpload upload = new WeightsUpload(scope);
      checkpoint.forEachTensor(upload::add);
      InputContract contract = checkpoint.card().inputContract();
      PvitPlan plan =
          network.plan(scope, new Extent(contract.frames(), contract.height(), contract.width()));
      return new Examinee(checkpoint.card(), network, upload.weights(), plan);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** What was loaded. */
  public Card card() {
    return card;
  }

  /** Whether it finds people itself. */
  public boolean findsPeople() {
    return network.hasActorHead();
  }

  /** Whether it scores people whose boxes are given. */
  public boolean hasRegionHead() {
    return network.hasRegionHead();
  }

  /** How many classes it tells apart where it labels places. */
  int segmentationClasses() {
    return card.architecture().taskHeads().segmentationClasses();
  }

  /**
   * Looks at clips together.
   *
   * @param samples at least one; the people labelled in them are those whose boxes are given
   * @throws IllegalStateException when an answer is infinite or not a number
   */
  public List<Answers> answer(List<Sample> samples) {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Features features = network.features(pass, normalised(pass, samples), plan);
      List<List<ActorPrediction>> people = people(pass, features.tokens(), samples);
      List<List<FloatBuffer>> regions = regions(pass, features.tokens(), samples);
      List<Map<Task, FloatBuffer>> tasks = tasks(pass, features, samples.size());
      List<Answers> answers = new ArrayList<>();
      for (int clip = 0; clip < samples.size(); clip++) {
        answers.add(new Answers(people.get(clip), regions.get(clip), tasks.get(clip)));
      }
      return List.copyOf(answers);
    }
  }

  /**
   * The chances of all classes that whole clips show, of each clip 1 together.
   *
   * @param samples at least one
   * @throws IllegalStateException when the network tells no classes apart
   */
  public List<double[]> classes(List<Sample> samples) {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor tokens = network.tokens(pass, normalised(pass, samples), plan); // (B, 1 + N + P, C)
      float[] logits = network.classes(pass, tokens).toFloats(); // (B, classes)
      int classes = logits.length / samples.size();
      List<double[]> chances = new ArrayList<>();
      for (int clip = 0; clip < samples.size(); clip++) {
        chances.add(softmax(logits, clip * classes, classes));
      }
      return chances;
    }
  }

  private static double[] softmax(float[] logits, int from, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      most = Math.max(most, logits[from + k]);
    }
    double[] shares = new double[count];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      shares[k] = Math.exp(logits[from + k] - most);
      sum += shares[k];
    }
    for (int k = 0; k < count; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  /** (B, 3, F, Y, X). */
  private Tensor normalised(Pass pass, List<Sample> samples) {
    return network.normalise(
        pass,
        pixels.of(pass.scope(), samples),
        card.preprocessing().mean(),
        card.preprocessing().deviation()); // (B, F, Y, X, 3) to (B, 3, F, Y, X)
  }

  private List<List<ActorPrediction>> people(Pass pass, Tensor tokens, List<Sample> samples) {
    return network.hasActorHead()
        ? reader.read(
            network.actors(pass, tokens, plan, card.inputContract().keyFrame()),
            RegionScores.of(pass, network, plan, tokens),
            samples.stream().map(Sample::letterbox).toList())
        : Collections.nCopies(samples.size(), List.of());
  }

  private List<List<FloatBuffer>> regions(Pass pass, Tensor tokens, List<Sample> samples) {
    List<List<FloatBuffer>> regions = new ArrayList<>();
    List<Roi> rois = new ArrayList<>();
    for (int clip = 0; clip < samples.size(); clip++) {
      regions.add(new ArrayList<>());
      for (LabelledPerson person : samples.get(clip).labels().people().orElse(List.of())) {
        rois.add(new Roi(clip, pixels(person.box())));
      }
    }
    if (!network.hasRegionHead() || rois.isEmpty()) {
      return regions;
    }
    float[] scores = network.regions(pass, tokens, plan, rois).toFloats(); // (R, actions)
    int actions = card.labels().size();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
    }
    for (int roi = 0; roi < rois.size(); roi++) {
      regions
          .get(rois.get(roi).image())
          .add(FloatBuffer.wrap(scores, roi * actions, actions).slice());
    }
    return regions;
  }

  private Box pixels(Box shares) {
    int height = card.inputContract().height();
    int width = card.inputContract().width();
    return new Box(
        shares.x1() * width, shares.y1() * height, shares.x2() * width, shares.y2() * height);
  }

  private List<Map<Task, FloatBuffer>> tasks(Pass pass, Features features, int clips) {
    List<Map<Task, FloatBuffer>> tasks = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      tasks.add(new EnumMap<>(Task.class));
    }
    for (Task task : network.tasks()) {
      float[] answer = network.task(pass, task, features, plan).toFloats(); // (B, ...)
      int perClip = answer.length / clips;
      for (int clip = 0; clip < clips; clip++) {
        tasks.get(clip).put(task, FloatBuffer.wrap(answer, clip * perClip, perClip).slice());
      }
    }
    return tasks;
  }

  @Override
  public void close() {
    weights.close();
  }
}
