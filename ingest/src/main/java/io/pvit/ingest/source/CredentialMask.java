package io.pvit.ingest.source;

import java.util.regex.Pattern;

/**
 * Takes passwords out of prose, FFmpeg's, that may hold addresses. For what is known to be one, use
 * {@link io.pvit.schemas.config.AddressMask}, which need not guess where it ends.
 *
 * <p>It hides too much rather than too little: cameras carry their password before the host, in the
 * query, and some in the path.
 */
public final class CredentialMask {

  /** Up to the last '@', for a password may hold one. */
  private static final Pattern BEFORE_THE_HOST =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s'\"]*@");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(user|username|login|password|passwd|pass|pwd|psw|token|auth|key|apikey|secret|sig|"
              + "signature|session)=[^&;/?#\\s'\"]*");

  private CredentialMask() {}

  /** The text with every credential replaced by three asterisks. */
  public static String of(String text) {
    String hostsOnly = BEFORE_THE_HOST.matcher(text).replaceAll("$1***@");
    return NAMED.matcher(hostsOnly).replaceAll("$1=***");
  }
}
