package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;

/**
 * Values as the commands that make them, as Redis writes a base of the append only file without RDB
 * preamble (aof.c rewriteAppendOnlyFileRio): collections in commands of 64 members.
 */
final class CommandForms {
  private static final int MEMBERS_PER_COMMAND = 64;

  private final CommandText out;
  private final ListValue lists;
  private final SetValue sets;
  private final SortedSetValue sortedSets;
  private final HashValue hashes;
  private final CommandStreamForm streams;

  CommandForms(Keyspace keyspace, CommandText out) {
    this.out = out;
    this.lists = keyspace.newLists();
    this.sets = keyspace.newSets();
    this.sortedSets = keyspace.newSortedSets();
    this.hashes = keyspace.newHashes();
    this.streams = new CommandStreamForm(keyspace, out);
  }

  /** Writes an entry with its expiry. */
  void write(Entry entry) {
    switch (entry.type()) {
      case STRING -> string(entry);
      case LIST -> list(entry);
      case SET -> set(entry);
      case SORTED_SET -> sortedSet(entry);
      case HASH -> hash(entry);
      case STREAM -> streams.write(entry);
      case NONE -> throw new AofException("no command makes what is not there");
    }
    expiry(entry);
  }

  /** What writes a large value; {@code entry} stays on its entry until all is written. */
  PartWriter begin(Entry entry, FrozenValue value) {
    return value instanceof FrozenStream stream
        ? new CommandLargeStream(this, streams, out, entry, stream)
        : new CommandLargeValue(this, out, entry, value);
  }

  /** Writes the expiry of an entry, if it has one. */
  void expiry(Entry entry) {
    if (entry.expires()) {
      out.begin("PEXPIREAT", 3);
      key(entry);
      out.number(entry.expireAtMs());
    }
  }

  private void key(Entry entry) {
    out.text(entry.keyAddress(), entry.keyLength());
  }

  private void string(Entry entry) {
    out.begin("SET", 3);
    key(entry);
    if (entry.isNumber()) {
      out.number(entry.number());
    } else {
      out.text(entry.textAddress(), entry.textLength());
    }
  }

  /** Begins another command when the one before has its members. */
  void beginIfDue(String name, Entry entry, long written, long size, int wordsEach) {
    if (written % MEMBERS_PER_COMMAND == 0) {
      int members = (int) Math.min(MEMBERS_PER_COMMAND, size - written);
      begin(name, entry, members * wordsEach);
    }
  }

  /** Begins a command for a key that so many words follow. */
  void begin(String name, Entry entry, int words) {
    out.begin(name, 2 + words);
    key(entry);
  }

  private void list(Entry entry) {
    long size = lists.at(entry).count();
    long written = 0;
    for (boolean isThere = lists.first(); isThere; isThere = lists.next()) {
      beginIfDue("RPUSH", entry, written++, size, 1);
      if (lists.isNumber()) {
        out.number(lists.number());
      } else {
        out.text(lists.textAddress(), lists.textLength());
      }
    }
  }

  private void set(Entry entry) {
    long size = sets.at(entry).size();
    long written = 0;
    for (boolean isThere = sets.first(); isThere; isThere = sets.next()) {
      beginIfDue("SADD", entry, written++, size, 1);
      if (sets.isNumber()) {
        out.number(sets.number());
      } else {
        out.text(sets.textAddress(), sets.textLength());
      }
    }
  }

  private void sortedSet(Entry entry) {
    long size = sortedSets.at(entry).size();
    long written = 0;
    for (boolean isThere = sortedSets.first(); isThere; isThere = sortedSets.next()) {
      beginIfDue("ZADD", entry, written++, size, 2);
      out.score(sortedSets.score());
      if (sortedSets.isNumber()) {
        out.number(sortedSets.number());
      } else {
        out.text(sortedSets.textAddress(), sortedSets.textLength());
      }
    }
  }

  private void hash(Entry entry) {
    long size = hashes.at(entry).size();
    long written = 0;
    for (boolean isThere = hashes.first(); isThere; isThere = hashes.next()) {
      beginIfDue("HMSET", entry, written++, size, 2);
      out.text(hashes.textAddress(), hashes.textLength());
      out.text(hashes.valueAddress(), hashes.valueLength());
    }
    if (hashes.hasExpiries()) {
      fieldExpiries(entry);
    }
  }

  private void fieldExpiries(Entry entry) {
    for (boolean isThere = hashes.first(); isThere; isThere = hashes.next()) {
      if (hashes.expireAtMs() != Entry.NO_EXPIRY) {
        fieldExpiry(entry, hashes.expireAtMs(), hashes.textAddress(), hashes.textLength());
      }
    }
  }

  /** As Redis 7.4 and Valkey 9 say it; a peer that has no such command refuses the file. */
  void fieldExpiry(Entry entry, long expireAtMs, long field, int length) {
    begin("HPEXPIREAT", entry, 4);
    out.number(expireAtMs);
    out.word("FIELDS");
    out.number(1);
    out.text(field, length);
  }
}
