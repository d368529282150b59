package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import java.util.ArrayList;
import java.util.List;

/** Loads files into a keyspace, in pieces of any size, and notes what was skipped. */
final class Loaded implements RdbReceiver {
  private final Keyspace keyspace;
  final List<String> skipped = new ArrayList<>();
  final List<RdbUse> uses = new ArrayList<>();

  private Loaded(Keyspace keyspace) {
    this.keyspace = keyspace;
  }

  /** Loads a file in pieces of {@code pieceBytes}. */
  static Loaded load(byte[] file, int pieceBytes, Keyspace keyspace) {
    Loaded loaded = new Loaded(keyspace);
    try (NativeBuffer buffer = new NativeBuffer(Math.max(1, file.length));
        RdbLoader loader = new RdbLoader(keyspace, loaded, true)) {
      Native.copy(file, 0, buffer.address(), file.length);
      for (int at = 0; at < file.length; at += pieceBytes) {
        loader.feed(buffer.address() + at, Math.min(pieceBytes, file.length - at));
      }
      if (!loader.isDone()) {
        throw new RdbFormatException("the file ends before its end mark");
      }
    }
    return loaded;
  }

  @Override
  public void onAuxiliary(String name, Bytes value) {}

  @Override
  public void onSize(int databaseIndex, long size) {
    keyspace.database(databaseIndex % keyspace.databaseCount()).expect(size);
  }

  @Override
  public void onKey(int databaseIndex, long key, int keyLength) {
    Database database = keyspace.database(databaseIndex % keyspace.databaseCount());
    if (database.find(key, keyLength, keyspace.view())) {
      throw new RdbFormatException("a key twice");
    }
  }

  @Override
  public void onEntry(
      int databaseIndex, long key, int keyLength, NewValue value, long expireAtMs, RdbUse use) {
    Database database = keyspace.database(databaseIndex % keyspace.databaseCount());
    Entry entry = database.put(key, keyLength, value, expireAtMs, 0, keyspace.view());
    use.apply(entry, keyspace.accesses().areByFrequency(), 0);
    uses.add(use);
  }

  @Override
  public void onSkipped(String message) {
    skipped.add(message);
  }
}
