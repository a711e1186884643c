package io.longshore.controller.workload.fabric.client.chaincode;

import java.util.regex.Pattern;

/**
 * A chaincode of one version.
 *
 * @param name letters and digits, with single "-" or "_" between; the rule of all 1.4 releases
 * @param version letters, digits, "_", ".", "+" and "-"
 */
public record ChaincodeId(String name, String version) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]+");
  private static final int LONGEST = 64;

  public ChaincodeId {
    check(
        NAME, name, "name of a chaincode: letters and digits, with single \"-\" or \"_\" between");
    check(VERSION, version, "version of a chaincode: letters, digits, \"_\", \".\", \"+\", \"-\"");
  }

  @Override
  public String toString() {
    return name + " " + version;
  }

  private static void check(Pattern pattern, String value, String rule) {
    if (value.length() > LONGEST || !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no " + rule + ", at most " + LONGEST + " characters");
    }
  }
}
