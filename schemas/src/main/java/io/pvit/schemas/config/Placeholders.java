package io.pvit.schemas.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:default}} from the environment. A variable that is set to
 * nothing counts as unset, as container tools pass on what was left empty.
 */
record Placeholders(Map<String, String> environment) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

  /** Throws IllegalArgumentException, in words that follow the key, where nothing can be filled. */
  String fill(String text) {
    if (PLACEHOLDER.matcher(text).replaceAll("").contains("${")) {
      throw new IllegalArgumentException(
          "holds a placeholder that is neither ${NAME} nor ${NAME:default}: " + text);
    }
    return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(valueOf(match)));
  }

  private String valueOf(MatchResult match) {
    String set = environment.getOrDefault(match.group(1), "");
    if (!set.isEmpty()) {
      return set;
    }
    if (match.group(2) == null) {
      throw new IllegalArgumentException(
          "needs the environment variable " + match.group(1) + ", which is not set");
    }
    return match.group(2);
  }
}
