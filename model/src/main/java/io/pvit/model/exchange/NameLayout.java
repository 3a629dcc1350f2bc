package io.pvit.model.exchange;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who named the weights of an MViTv2. Ours are torchvision's names. */
enum NameLayout {
  TORCHVISION("torchvision"),
  /** The same numbers in the same order under other names. */
  PYSLOWFAST("PySlowFast");

  /** From the names in PySlowFast's {@code mvit_model.py} and {@code attention.py}. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("patch_embed\\.proj\\.(weight|bias)", "conv_proj.$1"),
          new Rule("cls_token", "pos_encoding.class_token"),
          new Rule("(blocks\\.\\d+\\.attn)\\.proj\\.(weight|bias)", "$1.project.0.$2"),
          new Rule("(blocks\\.\\d+\\.attn\\.pool_[qkv])\\.weight", "$1.pool.weight"),
          new Rule(
              "(blocks\\.\\d+\\.attn)\\.norm_([qkv])\\.(weight|bias)", "$1.pool_$2.norm_act.0.$3"),
          new Rule("(blocks\\.\\d+\\.mlp)\\.fc1\\.(weight|bias)", "$1.0.$2"),
          new Rule("(blocks\\.\\d+\\.mlp)\\.fc2\\.(weight|bias)", "$1.3.$2"),
          new Rule("(blocks\\.\\d+)\\.proj\\.(weight|bias)", "$1.project.$2"),
          new Rule("head\\.projection\\.(weight|bias)", "head.1.$1"));

  private final String shown;

  NameLayout(String shown) {
    this.shown = shown;
  }

  /** Whose names these are; torchvision's when nothing says otherwise. */
  static NameLayout of(Set<String> names) {
    return names.stream().anyMatch(name -> !PYSLOWFAST.ours(name).equals(name))
        ? PYSLOWFAST
        : TORCHVISION;
  }

  /** The name here of what is so named there. */
  String ours(String name) {
    if (this == TORCHVISION) {
      return name;
    }
    for (Rule rule : RULES) {
      Matcher match = rule.theirs.matcher(name);
      if (match.matches()) {
        return match.replaceFirst(rule.ours);
      }
    }
    return name;
  }

  /** The project that made the names. */
  String shown() {
    return shown;
  }

  private record Rule(Pattern theirs, String ours) {
    Rule(String theirs, String ours) {
      this(Pattern.compile(theirs), ours);
    }
  }
}
