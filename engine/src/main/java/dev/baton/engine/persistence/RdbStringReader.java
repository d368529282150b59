package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;

/** Reads strings: one item. */
final class RdbStringReader implements RdbValueReader {
  private final Keyspace keyspace;
  private final RdbReader reader;
  private final RdbText text;

  RdbStringReader(Keyspace keyspace, RdbReader reader, RdbText text) {
    this.keyspace = keyspace;
    this.reader = reader;
    this.text = text;
  }

  @Override
  public void begin(int type) {
    // There is one form.
  }

  @Override
  public boolean readItem() {
    reader.text(text);
    return true;
  }

  @Override
  public NewValue finish() {
    return keyspace.value().string(text.address(), text.length());
  }

  @Override
  public void discard() {
    // Nothing was taken.
  }
}
