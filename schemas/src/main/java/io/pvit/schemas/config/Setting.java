package io.pvit.schemas.config;

/**
 * The text of one key and where it was set, for messages.
 *
 * @param text as written; placeholders are filled already
 * @param origin the file's path, or the command line
 */
record Setting(String text, String origin) {}
