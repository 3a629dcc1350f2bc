package io.pvit.model.exchange;

/** A name out of a file that nobody vouches for, fit for a message. */
final class Shown {

  private static final int MOST_CHARACTERS = 120;

  private Shown() {}

  /** Without what could move a cursor or break a line, and not endless. */
  static String name(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
    return printable.length() <= MOST_CHARACTERS
        ? printable
        : printable.substring(0, MOST_CHARACTERS) + "...";
  }
}
