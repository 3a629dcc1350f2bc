package io.pvit.schemas.config;

import java.util.regex.Pattern;

/**
 * Takes passwords out of a text that is one address, or was meant to be one.
 *
 * <p>It hides too much rather than too little: a password may hold any sign, and a mistyped address
 * hides where it ends.
 */
public final class AddressMask {

  /** From the scheme's colon, or the beginning, up to the last '@'. */
  private static final Pattern BEFORE_THE_HOST =
      Pattern.compile("(?s)^(\\s*[A-Za-z][A-Za-z0-9+.-]*:/{0,2})?.*@");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(user|username|login|password|passwd|pass|pwd|psw|token|auth|key|apikey|secret|sig|"
              + "signature|session)=[^&#]*");

  private AddressMask() {}

  /** The address with every credential replaced by three asterisks. */
  public static String of(String address) {
    String hostOnly = BEFORE_THE_HOST.matcher(address).replaceFirst("$1***@");
    return NAMED.matcher(hostOnly).replaceAll("$1=***");
  }
}
