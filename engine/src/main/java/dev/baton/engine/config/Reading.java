package dev.baton.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * A value that was read: its canonical text, its number where it has one (a boolean is 0 or 1, a
 * percentage is negative), or what is wrong with it.
 */
record Reading(String text, long number, @Nullable String error) {
  static Reading of(String text, long number) {
    return new Reading(text, number, null);
  }

  static Reading of(String text) {
    return new Reading(text, 0, null);
  }

  static Reading failed(String error) {
    return new Reading("", 0, error);
  }
}
