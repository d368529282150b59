package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Keyspace;

/** The readers of all types of values. */
final class RdbValues implements AutoCloseable {
  private final RdbReader reader;
  private final RdbText text;
  private final RdbValueReader strings;
  private final RdbValueReader lists;

  RdbValues(Keyspace keyspace, RdbLimits limits, RdbReader reader) {
    this.reader = reader;
    this.text = new RdbText(reader.input());
    ForeignPacked foreign = new ForeignPacked(keyspace, reader);
    this.strings = new RdbStringReader(keyspace, reader, text);
    this.lists = new RdbListReader(keyspace, limits, reader, text, foreign);
  }

  /**
   * Starts to read a value in the form with this number.
   *
   * @param version that of the file, which tells what some numbers mean
   * @throws RdbFormatException when the form is unknown
   */
  RdbValueReader begin(int type, int version) {
    RdbValueReader value =
        switch (type) {
          case RdbFormat.TYPE_STRING -> strings;
          case RdbFormat.TYPE_LIST,
              RdbFormat.TYPE_LIST_ZIPLIST,
              RdbFormat.TYPE_LIST_QUICKLIST,
              RdbFormat.TYPE_LIST_QUICKLIST_2 ->
              lists;
          default -> throw reader.refused("a value of a form that is not supported");
        };
    value.begin(type);
    return value;
  }

  @Override
  public void close() {
    text.close();
  }
}
