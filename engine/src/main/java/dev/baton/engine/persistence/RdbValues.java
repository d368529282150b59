package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Keyspace;

/** The readers of all types of values. */
final class RdbValues implements AutoCloseable {
  private static final String UNSUPPORTED = "a value of a form that is not supported";

  private final RdbReader reader;
  private final RdbText text;
  private final RdbText field;
  private final RdbValueReader strings;
  private final RdbValueReader lists;
  private final RdbValueReader sets;
  private final RdbValueReader sortedSets;
  private final RdbValueReader hashes;
  private final RdbValueReader streams;

  RdbValues(Keyspace keyspace, RdbReader reader) {
    this.reader = reader;
    this.text = new RdbText(reader.input());
    this.field = new RdbText(reader.input());
    ForeignPacked foreign = new ForeignPacked(keyspace, reader);
    this.strings = new RdbStringReader(keyspace, reader, text);
    this.lists = new RdbListReader(keyspace, reader, text, foreign);
    this.sets = new RdbSetReader(keyspace, reader, text, foreign);
    this.sortedSets = new RdbSortedSetReader(keyspace, reader, text, foreign);
    this.hashes = new RdbHashReader(keyspace, reader, field, text, foreign);
    this.streams = new RdbStreamReader(keyspace, reader, text, foreign);
  }

  /**
   * Starts to read a value in the form with this number.
   *
   * @param version that of the file, which tells what some numbers mean
   * @throws RdbFormatException when the form is unknown
   */
  RdbValueReader begin(int type, int version) {
    RdbValueReader value = readerOf(type, version);
    value.begin(type);
    return value;
  }

  private RdbValueReader readerOf(int type, int version) {
    return switch (type) {
      case RdbFormat.TYPE_STRING -> strings;
      case RdbFormat.TYPE_LIST,
          RdbFormat.TYPE_LIST_ZIPLIST,
          RdbFormat.TYPE_LIST_QUICKLIST,
          RdbFormat.TYPE_LIST_QUICKLIST_2 ->
          lists;
      case RdbFormat.TYPE_SET, RdbFormat.TYPE_SET_INTEGERS, RdbFormat.TYPE_SET_PACKED -> sets;
      case RdbFormat.TYPE_SORTED_SET,
          RdbFormat.TYPE_SORTED_SET_2,
          RdbFormat.TYPE_SORTED_SET_ZIPLIST,
          RdbFormat.TYPE_SORTED_SET_PACKED ->
          sortedSets;
      case RdbFormat.TYPE_HASH,
          RdbFormat.TYPE_HASH_ZIPMAP,
          RdbFormat.TYPE_HASH_ZIPLIST,
          RdbFormat.TYPE_HASH_PACKED,
          RdbFormat.TYPE_HASH_METADATA,
          RdbFormat.TYPE_HASH_PACKED_EXPIRING ->
          hashes;
      case RdbFormat.TYPE_STREAM, RdbFormat.TYPE_STREAM_2, RdbFormat.TYPE_STREAM_3 -> streams;
      case RdbFormat.TYPE_HASH_2 -> {
        reader.demand(version == RdbFormat.VERSION_VALKEY_9, UNSUPPORTED);
        yield hashes;
      }
      default -> throw reader.refused(UNSUPPORTED);
    };
  }

  @Override
  public void close() {
    text.close();
    field.close();
  }
}
