package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import org.jspecify.annotations.Nullable;

/** The four ways of SET and GETEX to say when a key expires. */
enum ExpiryOption {
  /** Seconds from now. */
  EX(1000, true),
  /** Milliseconds from now. */
  PX(1, true),
  /** Seconds since 1970. */
  EXAT(1000, false),
  /** Milliseconds since 1970. */
  PXAT(1, false);

  private static final ExpiryOption[] ALL = values();

  private final long unitMs;
  private final boolean relative;

  ExpiryOption(long unitMs, boolean relative) {
    this.unitMs = unitMs;
    this.relative = relative;
  }

  boolean isAbsolute() {
    return !relative;
  }

  /** The option word {@code index} names, or null. */
  static @Nullable ExpiryOption named(Call call, int index) {
    for (ExpiryOption option : ALL) {
      if (call.is(index, option.name())) {
        return option;
      }
    }
    return null;
  }

  /**
   * The time word {@code index} stands for, in milliseconds since 1970; refuses what is no time.
   */
  long toAbsoluteMs(Call call, int index, CommandSpec spec) {
    long amount = call.integer(index);
    long startMs = relative ? call.nowMs() : 0;
    if (amount <= 0 || amount > (Long.MAX_VALUE - startMs) / unitMs) {
      throw new Refusal("ERR invalid expire time in '" + spec.fullName() + "' command");
    }
    return amount * unitMs + startMs;
  }
}
