package io.longshore.controller.importing;

/** Values of variables as people write them. */
public final class EnvironmentText {
  private EnvironmentText() {}

  /** The value without its quotes, its blanks and a comment behind it. */
  public static String bare(String written) {
    String text = written.strip();
    if (text.length() > 1) {
      char quote = text.charAt(0);
      int close = text.indexOf(quote, 1);
      if ((quote == '"' || quote == '\'') && close > 0) {
        return text.substring(1, close);
      }
    }
    return withoutComment(text);
  }

  /** The value without a comment: a # at its beginning or after a blank, and all behind it. */
  public static String withoutComment(String text) {
    for (int at = 0; at < text.length(); at++) {
      boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
      if (text.charAt(at) == '#' && begins) {
        return text.substring(0, at).strip();
      }
    }
    return text;
  }
}
