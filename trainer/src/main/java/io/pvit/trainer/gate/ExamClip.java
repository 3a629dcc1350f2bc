package io.pvit.trainer.gate;

import io.pvit.model.Clip;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.trainer.judge.FrameBox;
import io.pvit.trainer.sample.Sample;
import java.util.List;

/**
 * A clip of which it is known who does what.
 *
 * @param people everybody at the key frame
 */
public record ExamClip(Clip clip, List<Known> people) {
  public ExamClip {
    people = List.copyOf(people);
  }

  /**
   * Somebody.
   *
   * @param box in shares of the source picture
   * @param actionIds all that is true
   */
  public record Known(FrameBox box, List<Integer> actionIds) {
    public Known {
      actionIds = List.copyOf(actionIds);
    }
  }

  /**
   * A sample, asked instead of taught.
   *
   * @param labels of the network that the sample was made for
   */
  public static ExamClip of(Sample sample, List<Label> labels) {
    Letterbox letterbox = sample.letterbox();
    return new ExamClip(
        sample.clip(),
        sample.labels().people().orElse(List.of()).stream()
            .map(person -> known(person, letterbox, labels))
            .toList());
  }

  private static Known known(LabelledPerson person, Letterbox letterbox, List<Label> labels) {
    return new Known(
        new FrameBox(
            letterbox.sourceX(person.box().x1()),
            letterbox.sourceY(person.box().y1()),
            letterbox.sourceX(person.box().x2()),
            letterbox.sourceY(person.box().y2())),
        person.actions().stream().map(output -> labels.get(output).id()).toList());
  }
}
