package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import java.util.function.Consumer;

/**
 * Reads an RDB as a start would and tells what is in it, as redis-check-rdb does. Every value is
 * decoded and forgotten; the keys are kept, because a key that comes twice ends a start.
 */
public final class RdbCheck implements RdbReceiver, AutoCloseable {
  private static final int NO_DATABASE = -1;

  private final Keyspace keyspace;
  private final long nowMs;
  private final Consumer<String> report;
  private final RdbLoader loader;
  private int selected = NO_DATABASE;
  private long keys;
  private long expires;
  private long expired;

  /**
   * Checks with the help of an empty keyspace.
   *
   * @param nowMs what is expired by then is counted
   * @param report takes the lines to show
   */
  public RdbCheck(Keyspace keyspace, long nowMs, Consumer<String> report) {
    this.keyspace = keyspace;
    this.nowMs = nowMs;
    this.report = report;
    this.loader = new RdbLoader(keyspace, this, true);
  }

  /** Begins the report. */
  public void begin(String name) {
    tell("Checking RDB file " + name);
  }

  /**
   * Takes the next bytes.
   *
   * @return how many of them lie behind the end of the RDB
   * @throws RdbFormatException when it cannot be loaded
   */
  public int feed(long address, int length) {
    return loader.feed(address, length);
  }

  /** Whether the RDB was read to its end. */
  public boolean isDone() {
    return loader.isDone();
  }

  /**
   * No bytes follow.
   *
   * @throws RdbFormatException when it is not whole
   */
  public void end() {
    if (!loader.isDone()) {
      throw loader.endedEarly();
    }
    tell("\\o/ RDB looks OK! \\o/");
    tellCounts();
  }

  /** Shows what is wrong, where, and what was read until there. */
  public void tellFault(RdbFormatException fault) {
    report.accept("--- RDB ERROR DETECTED ---");
    tell(String.valueOf(fault.getMessage()));
    tellCounts();
  }

  private void tell(String line) {
    report.accept("[offset " + loader.offset() + "] " + line);
  }

  private void tellCounts() {
    report.accept("[info] " + keys + " keys read");
    report.accept("[info] " + expires + " expires");
    report.accept("[info] " + expired + " already expired");
  }

  @Override
  public void onAuxiliary(String name, Bytes value) {
    tell("AUX FIELD " + name + " = '" + value + "'");
  }

  @Override
  public void onSize(int databaseIndex, long size) {
    // What is there is counted.
  }

  @Override
  public void onKey(int databaseIndex, long key, int keyLength) {
    if (databaseIndex != selected) {
      selected = databaseIndex;
      tell("Selecting DB ID " + databaseIndex);
    }
    if (databaseIndex >= keyspace.databaseCount()) {
      return;
    }
    Database database = keyspace.database(databaseIndex);
    if (database.find(key, keyLength, keyspace.view())) {
      throw new RdbFormatException(
          "RDB has duplicated key '" + Bytes.copyOf(key, keyLength) + "' in DB " + databaseIndex);
    }
  }

  @Override
  public void onEntry(
      int databaseIndex, long key, int keyLength, NewValue value, long expireAtMs, RdbUse use) {
    keys++;
    if (expireAtMs != Entry.NO_EXPIRY) {
      expires++;
      expired += expireAtMs < nowMs ? 1 : 0;
    }
    keyspace.discard(value);
    if (databaseIndex < keyspace.databaseCount()) {
      Database database = keyspace.database(databaseIndex);
      NewValue nothing = keyspace.value().number(0);
      database.put(key, keyLength, nothing, Entry.NO_EXPIRY, nowMs, keyspace.view());
    }
  }

  @Override
  public void onSkipped(String message) {
    tell(message);
  }

  @Override
  public void close() {
    loader.close();
  }
}
