package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.Keyspace;
import java.util.List;

/** Writes a frozen keyspace as the commands that make it, in slices. */
final class CommandSnapshot implements KeyspaceCut.KeyspaceWriter {
  private static final int NO_DATABASE = -1;

  private final FrozenKeyspace data;
  private final List<String> notes;
  private final CommandText out = new CommandText();
  private final CommandForms forms;
  private int databaseIndex = NO_DATABASE;
  private boolean isDone;

  /** Annotations {@code notes} follow the last entry: they are true of all above. */
  CommandSnapshot(Keyspace keyspace, FrozenKeyspace data, List<String> notes) {
    this.data = data;
    this.notes = notes;
    this.forms = new CommandForms(keyspace, out);
  }

  @Override
  public boolean writeSome(ByteSink sink, long bytesMax) {
    out.setSink(sink);
    long end = out.writtenBytes() + bytesMax;
    while (!isDone && out.writtenBytes() < end) {
      if (!data.readSome(this::entry)) {
        notes.forEach(out::annotation);
        isDone = true;
      }
    }
    return isDone;
  }

  private void entry(Entry entry) {
    if (data.databaseIndex() != databaseIndex) {
      databaseIndex = data.databaseIndex();
      out.begin("SELECT", 2);
      out.number(databaseIndex);
    }
    forms.write(entry);
  }

  @Override
  public void close() {
    out.close();
  }
}
