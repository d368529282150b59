package dev.baton.engine.node.storage;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.resp.Arguments;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of the append only file: the increment that grows, and when it is written and forced.
 *
 * <p>One flush at a time is on its way; what is appended meanwhile goes with the next. A rewrite
 * lets the next increment take over at once: the one that is left is forced first, whatever the
 * policy, and only then is anything written to the next, so that a crash never cuts a file in the
 * middle of the sequence.
 */
public final class AofTail {
  // A disk that is that far behind stops the clients until it has caught up.
  private static final long UNWRITTEN_BYTES_MAX = 64L * 1024 * 1024;

  private final StreamPosition position;
  private final AofText text;
  private final AofPace pace;
  private final AofFaults faults;

  private Disk.@Nullable Appending file;
  private Disk.@Nullable Appending left;
  private long leftOffset;
  private boolean answersDepend;
  private boolean flushing;
  private boolean unsynced;
  private long syncedOffset;
  private Runnable durableListener = () -> {};

  AofTail(Configuration configuration, StreamPosition position, Consumer<String> fatal, Log log) {
    this.position = position;
    this.text = new AofText(configuration, position);
    this.pace = new AofPace(configuration, log);
    this.faults = new AofFaults(fatal, log);
  }

  /** Lets {@code listener} know when more has become safe. */
  void onDurable(Runnable listener) {
    durableListener = listener;
  }

  // ---- facts

  /** The bytes of the increment, with those still to be written. */
  long length() {
    return file == null ? 0 : file.length();
  }

  long unwrittenBytes() {
    long bytes = file == null ? 0 : file.unwrittenBytes();
    return left == null ? bytes : bytes + left.unwrittenBytes();
  }

  /** Whether nothing waits to be written. */
  public boolean isClean() {
    return unwrittenBytes() == 0;
  }

  /** Whether replies have to wait, and with them what clients ask next. */
  public boolean holdsReplies() {
    boolean isUnsafe = flushing || pace.isSleeping() || left != null || faults.error() != null;
    return (isUnsafe && pace.isAlways() && answersDepend) || unwrittenBytes() > UNWRITTEN_BYTES_MAX;
  }

  /** Why the disk refused; null when it did not. */
  public @Nullable String writeError() {
    return faults.error();
  }

  /** Whether the disk has lost bytes that it had taken: only another base makes up for them. */
  boolean needsBase() {
    return faults.isInDoubt();
  }

  /** The offset of the stream up to which everything survives a crash. */
  long syncedOffset() {
    return syncedOffset;
  }

  /** Slow motion for tests: each flush begins so many microseconds later. */
  public void sleepBeforeFlushing(long micros) {
    pace.sleepBeforeFlushing(micros);
  }

  boolean isFlushing() {
    return flushing;
  }

  long delayedSyncs() {
    return pace.delayedSyncs();
  }

  // ---- which file

  /** Goes on with an increment that is part of the manifest. */
  void open(Disk.Appending opened, long nowMs) {
    close();
    file = opened;
    pace.onForced(nowMs);
    answersDepend = true;
    // What an earlier life wrote may not have been forced by it.
    unsynced = true;
  }

  /** Begins an increment that no manifest names yet: nobody relies on it. */
  void openUnnamed(Disk.Appending opened) {
    close();
    file = opened;
    answersDepend = false;
  }

  /** The manifest names the present increment, with a base of the data at {@code offset}. */
  void named(long offset) {
    answersDepend = true;
    syncedOffset = Math.max(syncedOffset, offset);
    durableListener.run();
  }

  /** Whether the next increment may take over: what was left before is safe. */
  boolean mayTurn() {
    return left == null;
  }

  /** The next increment takes over; returns the length of the one that is left. */
  long turnTo(Disk.Appending next) {
    Check.that(mayTurn(), "one increment is left at a time");
    long length = length();
    left = file;
    leftOffset = position.offset();
    file = next;
    unsynced = false;
    text.forgetDatabase();
    return length;
  }

  /** A base of the data at {@code offset} is safe and takes the place of what was left. */
  void replaced(long offset) {
    if (left != null) {
      closeLeft();
    }
    faults.onReplaced(file);
    syncedOffset = Math.max(syncedOffset, offset);
    durableListener.run();
  }

  private void closeLeft() {
    if (left != null) {
      left.close();
      left = null;
      // Nothing else is flushed while it is there.
      flushing = false;
    }
  }

  /** Closes the increment; what was not flushed is lost. */
  void close() {
    closeLeft();
    if (file != null) {
      file.close();
      file = null;
    }
    answersDepend = false;
    flushing = false;
    unsynced = false;
    faults.clear();
    syncedOffset = 0;
    text.forgetDatabase();
  }

  // ---- what is appended

  /** Appends a command that was executed in this database. */
  public void feed(int databaseIndex, Arguments words) {
    // Messages are for those who listen now, and for replicas: they are no data.
    if (file != null && !words.is(0, "publish") && !words.is(0, "spublish")) {
      text.write(file, databaseIndex, words);
    }
  }

  /** Appends a command that was made up in this database, such as the DEL of an expired key. */
  public void feed(int databaseIndex, List<Bytes> words) {
    if (file != null) {
      text.write(file, databaseIndex, words);
    }
  }

  /** Appends a command as it came from the primary: {@code length} bytes at {@code address}. */
  public void feed(int databaseIndex, long address, int length) {
    if (file != null) {
      text.write(file, databaseIndex, address, length);
    }
  }

  // ---- flushing

  /** Once a turn, after everything was executed and before anybody is told. */
  void onTurnEnd(boolean isRewriting, long nowMs) {
    if (file != null && text.positionMoved()) {
      text.writePosition(file);
    }
    if (left != null) {
      flushIfDue(left, true, true, nowMs);
    }
    if (file != null && left == null) {
      flushIfDue(file, pace.isForceDue(isRewriting, nowMs), unsynced, nowMs);
      noteWhatNeededNoBytes();
    }
  }

  /** The stream may go on without anything to keep: then all of it is safe as it is. */
  private void noteWhatNeededNoBytes() {
    boolean isSafe = answersDepend && isClean() && !unsynced && !flushing && !faults.isInDoubt();
    if (isSafe && position.offset() > syncedOffset) {
      syncedOffset = position.offset();
      durableListener.run();
    }
  }

  private void flushIfDue(Disk.Appending target, boolean force, boolean isUnsafe, long nowMs) {
    boolean waits = target.unwrittenBytes() > 0;
    if (flushing && waits) {
      pace.onWaiting(nowMs);
    } else if (!flushing
        && faults.mayTry(nowMs)
        && (waits || (force && isUnsafe))
        && pace.mayFlush(nowMs)) {
      flush(target, force, nowMs);
    }
  }

  // What is told of a file that was closed in the meantime is of no interest: identity is meant.
  @SuppressWarnings("ReferenceEquality")
  private void flush(Disk.Appending target, boolean force, long nowMs) {
    flushing = true;
    unsynced |= target == file;
    pace.onFlushStarted(nowMs);
    long reached = target == left ? leftOffset : position.offset();
    target.flush(
        force,
        (failure, at) -> {
          if (target == file || target == left) {
            flushing = false;
            if (failure == null) {
              onFlushed(target, force, reached, at);
            } else {
              faults.onRefused(target, failure, pace.isAlways() && answersDepend, position.nowMs());
            }
          }
        });
  }

  @SuppressWarnings("ReferenceEquality")
  private void onFlushed(Disk.Appending target, boolean force, long reached, long nowMs) {
    faults.onTaken();
    if (target == file && force) {
      unsynced = false;
      pace.onForced(nowMs);
    }
    if (target == left && force && target.unwrittenBytes() == 0) {
      closeLeft();
    }
    if (force && !faults.isInDoubt()) {
      syncedOffset = Math.max(syncedOffset, reached);
      durableListener.run();
    }
  }

  /** Everything appended is made safe, waiting for it; an error text, or null. */
  public @Nullable String flushAndWait(boolean withPosition) {
    Disk.Appending current = file;
    if (current == null) {
      return null;
    }
    if (withPosition) {
      text.writePosition(current);
    }
    try {
      if (left != null) {
        left.flushAndWait();
        closeLeft();
      }
      current.flushAndWait();
      if (faults.isInDoubt()) {
        return faults.error();
      }
      syncedOffset = position.offset();
      return null;
    } catch (DiskException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
