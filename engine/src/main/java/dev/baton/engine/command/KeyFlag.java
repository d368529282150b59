package dev.baton.engine.command;

import java.util.Locale;

/** What a command does with a key, in the order COMMAND INFO shows. */
public enum KeyFlag {
  /** Reads the value and writes it. */
  RW,
  /** Only reads the value. */
  RO,
  /** Overwrites the value without reading it. */
  OW,
  /** Removes the key. */
  RM,
  /** Returns or copies data of the value to the caller. */
  ACCESS,
  /** Changes the value. */
  UPDATE,
  /** Adds data that was not there. */
  INSERT,
  /** Explicitly deletes content. */
  DELETE,
  /** The word is no key, but decides the slot as one would. */
  NOT_KEY,
  /** There may be more keys than the spec tells. */
  INCOMPLETE,
  /** The flags depend on the arguments. */
  VARIABLE_FLAGS;

  /** The name COMMAND INFO uses. */
  public String text() {
    return compareTo(ACCESS) < 0 ? name() : name().toLowerCase(Locale.ROOT);
  }

  /** The flag's bit in a set of flags. */
  int bit() {
    return 1 << compareTo(RW);
  }

  static int bits(KeyFlag... flags) {
    int bits = 0;
    for (KeyFlag flag : flags) {
      bits |= flag.bit();
    }
    return bits;
  }
}
