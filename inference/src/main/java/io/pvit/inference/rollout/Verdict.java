package io.pvit.inference.rollout;

/** What a canary's figures prove. */
public sealed interface Verdict {

  /** In words, with the figures. */
  String sentence();

  /** Enough clips, and nothing against the candidate. */
  record Holds(String sentence) implements Verdict {}

  /** Too few clips or actions to tell. */
  record Waits(String sentence) implements Verdict {}

  /** The candidate must not serve. */
  record Fails(String sentence) implements Verdict {}
}
