package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamFacts;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.StreamLog;

/**
 * Streams as commands: the entries, what the stream remembers, each group with its consumers and
 * what they have not acknowledged (aof.c rewriteStreamObject).
 */
final class CommandStreamForm {
  private final CommandText out;
  private final StreamValue stream;

  CommandStreamForm(Keyspace keyspace, CommandText out) {
    this.out = out;
    this.stream = keyspace.newStreams();
  }

  void write(Entry entry) {
    stream.at(entry);
    entries(entry);
    facts(entry, StreamFacts.of(stream));
    for (boolean isThere = stream.firstGroup(); isThere; isThere = stream.nextGroup()) {
      group(entry, stream.group());
    }
  }

  /** What follows the entries, or stands for them where there are none. */
  void facts(Entry entry, StreamFacts facts) {
    if (facts.length() == 0) {
      makeEmpty(entry);
    }
    out.begin("XSETID", 7);
    key(entry);
    out.id(facts.lastTimeMs(), facts.lastSequence());
    out.word("ENTRIESADDED");
    out.unsigned(facts.entriesAdded());
    out.word("MAXDELETEDID");
    out.id(facts.maxDeletedTimeMs(), facts.maxDeletedSequence());
  }

  void key(Entry entry) {
    out.text(entry.keyAddress(), entry.keyLength());
  }

  /** An entry that is trimmed at once leaves a stream without any. */
  private void makeEmpty(Entry entry) {
    out.begin("XADD", 7);
    key(entry);
    out.word("MAXLEN");
    out.number(0);
    out.id(0, 1);
    out.word("x");
    out.word("y");
  }

  private void entries(Entry entry) {
    StreamLog log = stream.log();
    for (boolean isThere = log.first(); isThere; isThere = log.next()) {
      beginEntry(entry, log.timeMs(), log.sequence(), log.fields());
      while (log.nextField()) {
        out.element(log.name());
        out.element(log.value());
      }
    }
  }

  /** Begins the command of an entry, which its fields follow. */
  void beginEntry(Entry entry, long timeMs, long sequence, int fields) {
    out.begin("XADD", 3 + 2 * fields);
    key(entry);
    out.id(timeMs, sequence);
  }

  private void group(Entry entry, StreamGroup group) {
    out.begin("XGROUP", 7);
    out.word("CREATE");
    key(entry);
    out.text(group.nameAddress(), group.nameLength());
    out.id(group.lastTimeMs(), group.lastSequence());
    out.word("ENTRIESREAD");
    out.number(group.entriesRead());
    for (boolean isThere = group.firstConsumer(); isThere; isThere = group.nextConsumer()) {
      consumer(entry, group, group.consumer());
    }
  }

  private void consumer(Entry entry, StreamGroup group, StreamConsumer consumer) {
    out.begin("XGROUP", 5);
    out.word("CREATECONSUMER");
    key(entry);
    out.text(group.nameAddress(), group.nameLength());
    out.text(consumer.nameAddress(), consumer.nameLength());
    StreamPending owned = consumer.pending();
    for (boolean isThere = owned.first(); isThere; isThere = owned.next()) {
      out.begin("XCLAIM", 12);
      key(entry);
      out.text(group.nameAddress(), group.nameLength());
      out.text(consumer.nameAddress(), consumer.nameLength());
      claim(owned.timeMs(), owned.sequence(), owned.deliveredAtMs(), owned.deliveries());
    }
  }

  /** What follows the names in the command of a pending entry. */
  void claim(long timeMs, long sequence, long deliveredAtMs, long deliveries) {
    out.number(0);
    out.id(timeMs, sequence);
    out.word("TIME");
    out.number(deliveredAtMs);
    out.word("RETRYCOUNT");
    out.number(deliveries);
    out.word("JUSTID");
    out.word("FORCE");
  }
}
