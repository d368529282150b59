package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;

/** How values of one type are written: in the forms that Redis of the version in force has. */
interface RdbForm {
  /** The number of the form for this value. */
  int typeOf(Entry entry);

  /** Writes the value, in the form that {@link #typeOf} tells. */
  void write(Entry entry, RdbEncoder encoder);
}
