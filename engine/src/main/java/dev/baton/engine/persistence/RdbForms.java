package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Type;

/** The forms of all types, for one version of the format. */
final class RdbForms {
  private final RdbForm strings = new RdbStringForm();
  private final RdbForm lists;
  private final RdbForm sets;
  private final RdbForm sortedSets;
  private final RdbForm hashes;
  private final RdbForm streams;

  RdbForms(Keyspace keyspace, int rdbVersion) {
    Check.that(rdbVersion >= RdbFormat.VERSION_REDIS_7_0, "the version has lists of packed lists");
    this.lists = new RdbListForm(keyspace);
    this.sets = new RdbSetForm(keyspace, rdbVersion);
    this.sortedSets = new RdbSortedSetForm(keyspace);
    this.hashes = new RdbHashForm(keyspace);
    this.streams = new RdbStreamForm(keyspace, rdbVersion);
  }

  RdbForm of(Type type) {
    return switch (type) {
      case STRING -> strings;
      case LIST -> lists;
      case SET -> sets;
      case SORTED_SET -> sortedSets;
      case HASH -> hashes;
      case STREAM -> streams;
      case NONE -> throw new RdbFormatException("no form is known for what is not there");
    };
  }

  /** Writes an entry without its expiry: the number of its form, the key, the value. */
  void write(Entry entry, RdbEncoder encoder) {
    RdbForm form = of(entry.type());
    encoder.opcode(form.typeOf(entry));
    encoder.string(entry.keyAddress(), entry.keyLength());
    form.write(entry, encoder);
  }

  /** As {@link #write}, but of the value only what comes before its first part. */
  PartWriter begin(Entry entry, FrozenValue value, RdbEncoder encoder) {
    if (value instanceof FrozenStream stream) {
      int form = streams.typeOf(entry);
      RdbLargeStream large = new RdbLargeStream(stream, form, encoder);
      encoder.opcode(form);
      encoder.string(entry.keyAddress(), entry.keyLength());
      large.begin();
      return large;
    }
    RdbLargeValue large = new RdbLargeValue(entry.type(), value, encoder);
    encoder.opcode(large.form());
    encoder.string(entry.keyAddress(), entry.keyLength());
    large.begin();
    return large;
  }
}
