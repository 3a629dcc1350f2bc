package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Pattern;
import io.pvit.trainer.scene.world.Rgb;
import java.util.List;

/** What a body wears, and its skin and hair. */
public record Wardrobe(
    Sleeves sleeves,
    Legwear legwear,
    HairCut hairCut,
    Material skin,
    Material top,
    Material bottom,
    Material shoes,
    Material hair) {

  public enum Sleeves {
    NONE,
    SHORT,
    LONG
  }

  public enum Legwear {
    TROUSERS,
    SHORTS,
    SKIRT
  }

  public enum HairCut {
    SHORT,
    LONG,
    BALD,
    CAP
  }

  private static final List<Rgb> SKINS =
      List.of(
          new Rgb(0.72, 0.45, 0.33),
          new Rgb(0.60, 0.36, 0.25),
          new Rgb(0.45, 0.26, 0.17),
          new Rgb(0.28, 0.15, 0.09),
          new Rgb(0.12, 0.06, 0.04),
          new Rgb(0.78, 0.55, 0.44));
  private static final List<Rgb> HAIRS =
      List.of(
          Rgb.grey(0.015),
          new Rgb(0.06, 0.03, 0.015),
          new Rgb(0.14, 0.07, 0.03),
          new Rgb(0.45, 0.30, 0.12),
          Rgb.grey(0.4),
          new Rgb(0.3, 0.09, 0.04));
  private static final List<Legwear> LEGWEAR =
      List.of(
          Legwear.TROUSERS,
          Legwear.TROUSERS,
          Legwear.TROUSERS,
          Legwear.TROUSERS,
          Legwear.SHORTS,
          Legwear.SHORTS,
          Legwear.SKIRT);
  private static final List<Pattern> CLOTHS =
      List.of(
          Pattern.PLAIN,
          Pattern.PLAIN,
          Pattern.PLAIN,
          Pattern.PLAIN,
          Pattern.PLAIN,
          Pattern.PLAIN,
          Pattern.BANDS,
          Pattern.STRIPES,
          Pattern.CHECKS,
          Pattern.PLAID,
          Pattern.DOTS);

  public static Wardrobe draw(RandomStream random) {
    Rgb skin = random.pick(SKINS).times(random.uniform(0.85, 1.1));
    Material top = top(random.named("top"));
    boolean dress = random.named("dress").chance(0.06);
    return new Wardrobe(
        random.pick(
            List.of(Sleeves.NONE, Sleeves.SHORT, Sleeves.SHORT, Sleeves.LONG, Sleeves.LONG)),
        dress ? Legwear.SKIRT : random.pick(LEGWEAR),
        random.pick(List.of(HairCut.SHORT, HairCut.SHORT, HairCut.LONG, HairCut.BALD, HairCut.CAP)),
        Material.plain(skin).withGloss(0.08),
        top,
        dress ? top : bottom(random.named("bottom")),
        Material.plain(shoe(random.named("shoes"))),
        Material.patterned(Pattern.PLAIN, random.pick(HAIRS), Rgb.grey(0), 1));
  }

  private static Material top(RandomStream random) {
    return Material.patterned(
        random.pick(CLOTHS), dye(random), dye(random), random.uniform(0.03, 0.14));
  }

  /** Jeans, something dark or dull, and now and then anything. */
  private static Material bottom(RandomStream random) {
    double kind = random.uniform();
    if (kind < 0.15) {
      return top(random);
    }
    Rgb colour =
        kind < 0.45
            ? Rgb.hsv(
                random.uniform(0.58, 0.66), random.uniform(0.3, 0.75), random.uniform(0.04, 0.3))
            : kind < 0.8
                ? Rgb.grey(random.uniform(0.008, 0.12))
                : Rgb.hsv(
                    random.uniform(0.06, 0.14),
                    random.uniform(0.1, 0.5),
                    random.uniform(0.1, 0.45));
    return Material.patterned(Pattern.PLAIN, colour, colour, 1);
  }

  private static Rgb shoe(RandomStream random) {
    double kind = random.uniform();
    return kind < 0.55
        ? Rgb.grey(random.uniform(0.008, 0.06))
        : kind < 0.75 ? Rgb.grey(random.uniform(0.5, 0.8)) : dye(random);
  }

  /** More often grey, dark or dull than not. */
  private static Rgb dye(RandomStream random) {
    double kind = random.uniform();
    if (kind < 0.45) {
      double level = random.uniform();
      return Rgb.grey(0.01 + 0.79 * level * level);
    }
    double strongest = kind < 0.75 ? 0.5 : 0.95;
    return Rgb.hsv(random.uniform(), random.uniform(0.1, strongest), random.uniform(0.03, 0.6));
  }
}
