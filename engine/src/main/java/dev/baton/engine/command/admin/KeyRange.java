package dev.baton.engine.command.admin;

import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.KeySpec;

/**
 * The keys of a command as one range: the form older clients understand. It joins the specs that
 * stand at fixed words next to each other and leaves out the others.
 */
record KeyRange(int first, int last, int step) {
  private static final KeyRange NONE = new KeyRange(0, 0, 0);

  static KeyRange of(CommandSpec spec) {
    KeyRange joined = NONE;
    for (KeySpec key : spec.keys()) {
      if (key.begin() instanceof KeySpec.Begin.At(int first)
          && key.span() instanceof KeySpec.Span.Range(int last, int step, _)) {
        joined = joined.and(new KeyRange(first, last < 0 ? last : first + last, step));
      }
    }
    return joined;
  }

  /** A negative end is further on than any other. */
  private KeyRange and(KeyRange next) {
    if (equals(NONE)) {
      return next;
    }
    boolean follows = step == 1 && next.step == 1 && next.first == last + 1;
    return follows ? new KeyRange(first, next.last, 1) : this;
  }
}
