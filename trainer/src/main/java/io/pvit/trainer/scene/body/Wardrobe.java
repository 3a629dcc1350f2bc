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
  private static final List<Pattern> CLOTHS =
      List.of(
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
    return new Wardrobe(
        random.pick(List.of(Sleeves.values())),
        random.pick(List.of(Legwear.TROUSERS, Legwear.TROUSERS, Legwear.SHORTS, Legwear.SKIRT)),
        random.pick(List.of(HairCut.SHORT, HairCut.SHORT, HairCut.LONG, HairCut.BALD, HairCut.CAP)),
        Material.plain(skin).withGloss(0.08),
        cloth(random),
        cloth(random),
        Material.plain(Rgb.hsv(random.uniform(), 0.4, random.uniform(0.02, 0.5))),
        Material.patterned(Pattern.PLAIN, random.pick(HAIRS), Rgb.grey(0), 1));
  }

  private static Material cloth(RandomStream random) {
    return Material.patterned(
        random.pick(CLOTHS), dye(random), dye(random), random.uniform(0.05, 0.16));
  }

  private static Rgb dye(RandomStream random) {
    if (random.chance(0.35)) {
      return Rgb.grey(random.uniform(0.02, 0.75));
    }
    return Rgb.hsv(random.uniform(), random.uniform(0.3, 0.9), random.uniform(0.06, 0.7));
  }
}
