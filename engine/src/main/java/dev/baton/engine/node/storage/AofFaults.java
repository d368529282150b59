package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the disk has refused of the append only file. Bytes that it did not take are still here and
 * go again with the next try. Bytes that it took and may have dropped, which a failed fsync means,
 * are only made up for by another base: until then no write is accepted and nothing counts as safe.
 */
final class AofFaults {
  // A disk that refused is not asked more often than this.
  private static final long RETRY_MS = 100;

  private final Consumer<String> fatal;
  private final Log log;
  private @Nullable String error;
  private Disk.@Nullable Appending doubtful;
  private long retryAtMs;

  AofFaults(Consumer<String> fatal, Log log) {
    this.fatal = fatal;
    this.log = log;
  }

  /** Why the disk refused; null when it does not. */
  @Nullable String error() {
    return error;
  }

  /** Whether the disk has lost bytes that it had taken. */
  boolean isInDoubt() {
    return doubtful != null;
  }

  boolean mayTry(long nowMs) {
    return nowMs >= retryAtMs;
  }

  /** The disk took what it was given. */
  void onTaken() {
    if (error != null && doubtful == null) {
      solve();
    }
  }

  /** A base took the place of all files but {@code present}. */
  @SuppressWarnings("ReferenceEquality")
  void onReplaced(Disk.@Nullable Appending present) {
    if (doubtful != null && doubtful != present) {
      doubtful = null;
      solve();
    }
  }

  private void solve() {
    error = null;
    log.warning("AOF write error looks solved. The server can write again.");
  }

  /**
   * The disk refused a flush of {@code target}. Where replies wait for each flush, as {@code
   * repliesWait} says, the server ends before it gives one: it cannot take the writes back.
   */
  void onRefused(Disk.Appending target, DiskException failure, boolean repliesWait, long nowMs) {
    String reason = String.valueOf(failure.getMessage());
    boolean isLost = failure.mayHaveLostBytes();
    retryAtMs = nowMs + RETRY_MS;
    doubtful = isLost ? target : doubtful;
    if (error == null) {
      String what = isLost ? "Fail to fsync the AOF file: " : "Error writing to the AOF file: ";
      log.warning(what + reason);
    }
    error = reason;
    if (repliesWait && isLost) {
      fatal.accept(
          "Can't persist AOF for fsync error when the AOF fsync policy is 'always': "
              + reason
              + ". Exiting...");
    } else if (repliesWait) {
      fatal.accept(
          "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
    }
  }

  /** Another file begins. */
  void clear() {
    error = null;
    doubtful = null;
    retryAtMs = 0;
  }
}
