package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Keyspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a frozen keyspace as the commands that make it, in slices. */
final class CommandSnapshot implements KeyspaceCut.KeyspaceWriter {
  private static final int NO_DATABASE = -1;

  private final FrozenKeyspace data;
  private final List<String> notes;
  private final CommandText out = new CommandText();
  private final CommandForms forms;
  private int databaseIndex = NO_DATABASE;
  private @Nullable PartWriter large;
  private boolean isDone;

  /** Annotations {@code notes} follow the last entry: they are true of all above. */
  CommandSnapshot(Keyspace keyspace, FrozenKeyspace data, List<String> notes) {
    this.data = data;
    this.notes = notes;
    this.forms = new CommandForms(keyspace, out);
  }

  @Override
  public boolean writeSome(ByteSink sink, long workMax) {
    out.setSink(sink);
    long end = out.work() + workMax;
    while (!isDone && out.work() < end) {
      if (large != null) {
        large = large.writeSome() ? large : null;
      } else if (!data.readSome(this::entry)) {
        notes.forEach(out::annotation);
        isDone = true;
      }
    }
    return isDone;
  }

  private void entry(Entry entry) {
    out.countItem();
    if (data.databaseIndex() != databaseIndex) {
      databaseIndex = data.databaseIndex();
      out.begin("SELECT", 2);
      out.number(databaseIndex);
    }
    FrozenValue value = data.largeValue();
    if (value == null) {
      forms.write(entry);
    } else {
      large = forms.begin(entry, value);
    }
  }

  @Override
  public void close() {
    out.close();
  }
}
