package dev.baton.engine.node;

/** One chapter of INFO. */
interface InfoSection {
  /** The title, such as {@code Replication}; asked for without regard to case. */
  String title();

  /** Whether it is written only when it or everything is asked for. */
  default boolean isDetail() {
    return false;
  }

  /** Writes its fields, in Redis's order. */
  void write(InfoWriter out, long nowMs);
}
