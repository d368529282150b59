package dev.baton.engine.node;

/** One chapter of INFO. */
interface InfoSection {
  /** The title, such as {@code Replication}; asked for without regard to case. */
  String title();

  /** Writes its fields, in Redis's order. */
  void write(InfoWriter out, long nowMs);
}
