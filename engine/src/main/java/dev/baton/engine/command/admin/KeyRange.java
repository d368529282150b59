package dev.baton.engine.command.admin;

import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.KeySpec;

/** The keys of a command as one range: the form older clients understand. */
record KeyRange(int first, int last, int step) {
  static KeyRange of(CommandSpec spec) {
    if (spec.keys().isEmpty()) {
      return new KeyRange(0, 0, 0);
    }
    KeySpec first = spec.keys().getFirst();
    KeySpec last = spec.keys().getLast();
    int lastPosition = last.last() < 0 ? last.last() : last.first() + last.last();
    return new KeyRange(first.first(), lastPosition, first.step());
  }
}
