package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.Keyspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The cut of a whole keyspace, to be written in one form. */
public final class KeyspaceCut implements SnapshotCut {
  private final ArrayDeque<FrozenKeyspace> readings = new ArrayDeque<>();
  private final List<FrozenKeyspace> opened = new ArrayList<>();
  private final List<KeyspaceWriter> writers = new ArrayList<>();
  private final Function<FrozenKeyspace, KeyspaceWriter> form;

  /** Writes a frozen keyspace; it holds native memory until it is closed. */
  interface KeyspaceWriter extends SlicedWriter, AutoCloseable {
    @Override
    void close();
  }

  private KeyspaceCut(Keyspace keyspace, int count, Function<FrozenKeyspace, KeyspaceWriter> form) {
    this.form = form;
    for (int i = 0; i < count; i++) {
      readings.add(keyspace.freeze());
    }
  }

  /** Freezes {@code keyspace} now, to be written as RDB {@code count} times at most. */
  public static KeyspaceCut rdb(
      Keyspace keyspace, SnapshotInfo info, RdbOptions options, int count) {
    RdbOptions used =
        needsNewest(keyspace) ? options.withVersion(RdbFormat.VERSION_VALKEY_9) : options;
    return new KeyspaceCut(
        keyspace, count, reading -> new RdbSnapshot(keyspace, reading, info, used));
  }

  /** Freezes {@code keyspace} now, to be written once as commands with {@code notes} behind. */
  public static KeyspaceCut commands(Keyspace keyspace, List<String> notes) {
    return new KeyspaceCut(keyspace, 1, reading -> new CommandSnapshot(keyspace, reading, notes));
  }

  /** Only the newest version has a form for fields that expire. */
  private static boolean needsNewest(Keyspace keyspace) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      if (keyspace.database(i).expiringFieldsCount() > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public SlicedWriter open() {
    FrozenKeyspace reading = readings.remove();
    opened.add(reading);
    KeyspaceWriter writer = form.apply(reading);
    writers.add(writer);
    return writer;
  }

  @Override
  public void release() {
    readings.forEach(FrozenKeyspace::close);
    readings.clear();
    opened.forEach(FrozenKeyspace::close);
    opened.clear();
    writers.forEach(KeyspaceWriter::close);
    writers.clear();
  }
}
