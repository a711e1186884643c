package io.longshore.controller.workload.fabric.client.answer;

import java.util.Objects;
import java.util.function.Function;

/**
 * What was learnt by asking a node: the thing itself, or why it could not be learnt.
 *
 * @param <T> what was asked for
 */
public sealed interface Finding<T> permits Finding.Known, Finding.Unknown {

  /** What follows from the value, or from its being unknown. */
  <R> R either(
      Function<? super T, ? extends R> known, Function<? super Setback, ? extends R> unknown);

  /** What is asked next once the value is known. */
  default <R> Finding<R> then(Function<? super T, Finding<R>> next) {
    return either(next, Unknown::new);
  }

  /** The value in another form. */
  default <R> Finding<R> map(Function<? super T, ? extends R> form) {
    return then(value -> new Known<>(form.apply(value)));
  }

  /** What follows from knowing the value; an unknown one stays the setback it is. */
  default Outcome decide(Function<? super T, ? extends Outcome> decision) {
    return this.<Outcome>either(decision, why -> why);
  }

  /** The finding of a value. */
  static <T> Finding<T> of(T value) {
    return new Known<>(value);
  }

  /** The finding of nothing, and why. */
  static <T> Finding<T> unknown(Setback why) {
    return new Unknown<>(why);
  }

  /**
   * The node said so.
   *
   * @param value never null
   */
  record Known<T>(T value) implements Finding<T> {
    public Known {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R either(
        Function<? super T, ? extends R> known, Function<? super Setback, ? extends R> unknown) {
      return known.apply(value);
    }
  }

  /**
   * The node could not be asked, or would not say.
   *
   * @param why the reason
   */
  record Unknown<T>(Setback why) implements Finding<T> {
    public Unknown {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <R> R either(
        Function<? super T, ? extends R> known, Function<? super Setback, ? extends R> unknown) {
      return unknown.apply(why);
    }
  }
}
