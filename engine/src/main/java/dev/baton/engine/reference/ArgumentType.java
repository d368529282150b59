package dev.baton.engine.reference;

import java.util.Locale;

/** What a word of a command may be, or how several words belong together. */
public enum ArgumentType {
  /** Any bytes. */
  STRING,
  /** A whole number. */
  INTEGER,
  /** A number that may have a fraction. */
  DOUBLE,
  /** The name of a key. */
  KEY,
  /** A pattern as that of KEYS. */
  PATTERN,
  /** A time since 1970. */
  UNIX_TIME,
  /** A word that stands as it is. */
  PURE_TOKEN,
  /** One of several arguments. */
  ONEOF,
  /** All of several arguments, in their order. */
  BLOCK;

  /** The name COMMAND DOCS uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is made of arguments. */
  public boolean isGroup() {
    return this == ONEOF || this == BLOCK;
  }

  /** The type with that name in COMMAND DOCS. */
  static ArgumentType named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
