package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;

/** Strings. */
final class RdbStringForm implements RdbForm {
  @Override
  public int typeOf(Entry entry) {
    return RdbFormat.TYPE_STRING;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    if (entry.isNumber()) {
      encoder.number(entry.number());
    } else {
      encoder.string(entry.textAddress(), entry.textLength());
    }
  }
}
