package io.longshore.agent.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.engine.Fields;
import io.longshore.base.Digest;
import java.util.regex.Pattern;

/** Values fit to be shown: what may be a secret goes by its digest. */
final class Guarded {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(passw|passphrase|secret|token|credential|private|api_?key|auth).*");

  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?s).*(PRIVATE KEY|://[^/@\\s]+:[^/@\\s]+@).*");

  private static final int LONGEST = 200;

  private Guarded() {}

  static String value(String field, String value) {
    boolean secret =
        field.startsWith(Fields.ENVIRONMENT) && SECRET_NAME.matcher(field).matches()
            || SECRET_VALUE.matcher(value).matches();
    if (secret && !value.isEmpty()) {
      return digest(value);
    }
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "… " + digest(value);
  }

  private static String digest(String value) {
    return "sha256:" + Digest.of(value.getBytes(UTF_8)).brief();
  }
}
