package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One key with its value and expiry. Everything but the access time is immutable: a change replaces
 * the entry, so that a frozen cut keeps seeing the old one.
 */
public final class Entry {
  /** The expiry of a key that never expires. */
  public static final long NO_EXPIRY = -1;

  final long hash;
  final @Nullable Entry next;
  private final Bytes key;
  private final Value value;
  private final long expireAtMs;
  private long accessedAtMs;

  Entry(
      long hash, Bytes key, Value value, long expireAtMs, long accessedAtMs, @Nullable Entry next) {
    this.hash = hash;
    this.key = key;
    this.value = value;
    this.expireAtMs = expireAtMs;
    this.accessedAtMs = accessedAtMs;
    this.next = next;
  }

  /** The key. */
  public Bytes key() {
    return key;
  }

  /** What the key holds. */
  public Value value() {
    return value;
  }

  /** When the key expires, in milliseconds since 1970, or {@link #NO_EXPIRY}. */
  public long expireAtMs() {
    return expireAtMs;
  }

  /** Whether the key has an expiry. */
  public boolean expires() {
    return expireAtMs != NO_EXPIRY;
  }

  /** Whether the expiry lies before {@code nowMs}. */
  public boolean isExpiredAt(long nowMs) {
    return expires() && nowMs > expireAtMs;
  }

  /** When a command last looked the key up. */
  public long accessedAtMs() {
    return accessedAtMs;
  }

  /** Notes an access, for OBJECT IDLETIME. */
  public void touch(long nowMs) {
    accessedAtMs = nowMs;
  }

  Entry before(@Nullable Entry follower) {
    return new Entry(hash, key, value, expireAtMs, accessedAtMs, follower);
  }
}
