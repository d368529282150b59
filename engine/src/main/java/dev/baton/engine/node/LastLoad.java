package dev.baton.engine.node;

/** What the last snapshot held that became the data: of a file, or of a primary. */
final class LastLoad {
  /** Keys that were not expired. */
  long keys;

  /** Keys whose time had come before it was loaded. */
  long expiredKeys;
}
