package dev.baton.engine.command;

import java.util.Locale;

/** The chapter of the command reference a command belongs to. */
public enum Group {
  /** Keys of any type. */
  GENERIC,
  /** Strings. */
  STRING,
  /** Lists. */
  LIST,
  /** Hashes. */
  HASH,
  /** Sets. */
  SET,
  /** Sorted sets. */
  SORTED_SET,
  /** Geospatial indexes. */
  GEO,
  /** Connections. */
  CONNECTION,
  /** The server. */
  SERVER,
  /** Publish and subscribe. */
  PUBSUB,
  /** Transactions. */
  TRANSACTIONS,
  /** Streams. */
  STREAM,
  /** Clusters. */
  CLUSTER,
  /** Scripts and functions. */
  SCRIPTING,
  /** Strings as arrays of bits. */
  BITMAP,
  /** Estimates of how many different elements there were. */
  HYPERLOGLOG;

  /** The name COMMAND DOCS uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
