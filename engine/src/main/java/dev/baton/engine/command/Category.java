package dev.baton.engine.command;

import java.util.Locale;

/** Classes of commands that access rules name, in the order COMMAND INFO shows them. */
public enum Category {
  /** Acts on keys of any type. */
  KEYSPACE,
  /** Reads values. */
  READ,
  /** Changes values. */
  WRITE,
  /** Sets. */
  SET,
  /** Sorted sets. */
  SORTEDSET,
  /** Lists. */
  LIST,
  /** Hashes. */
  HASH,
  /** Strings. */
  STRING,
  /** Bitmaps. */
  BITMAP,
  /** HyperLogLogs. */
  HYPERLOGLOG,
  /** Geospatial indexes. */
  GEO,
  /** Streams. */
  STREAM,
  /** Publish and subscribe. */
  PUBSUB,
  /** Administration. */
  ADMIN,
  /** Constant or logarithmic time. */
  FAST,
  /** Everything that is not fast. */
  SLOW,
  /** May block. */
  BLOCKING,
  /** Should be kept from applications. */
  DANGEROUS,
  /** The connection itself. */
  CONNECTION,
  /** Transactions. */
  TRANSACTION,
  /** Scripts. */
  SCRIPTING;

  /** The name COMMAND INFO and access rules use, with its leading at sign. */
  public String text() {
    return "@" + word();
  }

  /** The name alone. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
