package io.longshore.controller.workload.fabric.material;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Serial numbers as cryptogen draws them. */
public final class SerialNumbers {
  /** Their width: enough that two never meet. */
  public static final int BITS = 128;

  private SerialNumbers() {}

  /** A positive number of at most {@value #BITS} bits. */
  public static BigInteger next(SecureRandom random) {
    BigInteger serial = new BigInteger(BITS, random);
    return serial.signum() > 0 ? serial : BigInteger.ONE;
  }
}
