package dev.baton.engine.node.storage;

/** What the last snapshot held that became the data: of a file, or of a primary. */
public final class LastLoad {
  /** Keys that were not expired. */
  public long keys;

  /** Keys whose time had come before it was loaded. */
  public long expiredKeys;
}
