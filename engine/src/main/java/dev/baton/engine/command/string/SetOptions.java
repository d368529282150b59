package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import org.jspecify.annotations.Nullable;

/** The words after {@code SET key value}. */
final class SetOptions {
  private static final int OPTIONS_START = 3;
  private static final SetOptions PLAIN = new SetOptions();

  boolean onlyIfAbsent;
  boolean onlyIfPresent;
  boolean returnsOld;
  boolean keepsExpiry;
  // The word that IFEQ compares with; zero without it.
  int comparisonIndex;
  @Nullable ExpiryOption expiry;
  int expiryIndex;

  private SetOptions() {}

  /** No options at all. */
  static SetOptions none() {
    return new SetOptions();
  }

  /** Only an expiry. */
  static SetOptions expiring(ExpiryOption option, int index) {
    SetOptions options = new SetOptions();
    options.expiry = option;
    options.expiryIndex = index;
    return options;
  }

  /** Reads the options from word 3 on; refuses contradictions. */
  static SetOptions parse(Call call) {
    if (call.count() == OPTIONS_START) {
      return PLAIN;
    }
    SetOptions options = new SetOptions();
    int index = OPTIONS_START;
    while (index < call.count()) {
      index += options.take(call, index);
    }
    return options;
  }

  /** Reads the options of MSETEX, which are fewer, from word {@code start} on. */
  static SetOptions parseGroup(Call call, int start) {
    SetOptions options = new SetOptions();
    int index = start;
    while (index < call.count()) {
      if (call.is(index, "GET") || call.is(index, "IFEQ")) {
        throw new Refusal(Refusal.SYNTAX);
      }
      index += options.take(call, index);
    }
    return options;
  }

  /** Takes one option and returns the number of its words. */
  private int take(Call call, int index) {
    boolean hasNext = index + 1 < call.count();
    ExpiryOption named = ExpiryOption.named(call, index);
    if (named != null && hasNext && !keepsExpiry && (expiry == null || expiry == named)) {
      expiry = named;
      expiryIndex = index + 1;
      return 2;
    }
    if (call.is(index, "IFEQ") && hasNext && !onlyIfAbsent && !onlyIfPresent) {
      comparisonIndex = index + 1;
      return 2;
    }
    if (call.is(index, "NX") && !onlyIfPresent && comparisonIndex == 0) {
      onlyIfAbsent = true;
    } else if (call.is(index, "XX") && !onlyIfAbsent && comparisonIndex == 0) {
      onlyIfPresent = true;
    } else if (call.is(index, "GET")) {
      returnsOld = true;
    } else if (call.is(index, "KEEPTTL") && expiry == null) {
      keepsExpiry = true;
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
    return 1;
  }
}
