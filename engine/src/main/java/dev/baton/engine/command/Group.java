package dev.baton.engine.command;

import java.util.Locale;

/** The chapter of the command reference a command belongs to. */
public enum Group {
  /** Keys of any type. */
  GENERIC,
  /** Strings. */
  STRING,
  /** Sorted sets. */
  SORTED_SET,
  /** Geospatial indexes. */
  GEO,
  /** Hashes. */
  HASH,
  /** Sets. */
  SET,
  /** Lists. */
  LIST,
  /** Connections. */
  CONNECTION,
  /** The server. */
  SERVER,
  /** Publish and subscribe. */
  PUBSUB,
  /** Transactions. */
  TRANSACTIONS,
  /** Scripts and functions. */
  SCRIPTING;

  /** The name COMMAND DOCS uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
