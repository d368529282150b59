package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamFacts;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.StreamLog;

/** Streams: nodes, what they remember, groups; for how long a consumer is idle from 7.2 on. */
final class RdbStreamForm implements RdbForm {
  private static final int IDENTIFIER_BYTES = 16;

  private final StreamValue stream;
  private final int type;

  RdbStreamForm(Keyspace keyspace, int rdbVersion) {
    this.stream = keyspace.newStreams();
    this.type =
        rdbVersion > RdbFormat.VERSION_REDIS_7_0
            ? RdbFormat.TYPE_STREAM_3
            : RdbFormat.TYPE_STREAM_2;
  }

  @Override
  public int typeOf(Entry entry) {
    return type;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    StreamLog log = stream.at(entry).log();
    encoder.length(log.nodeCount());
    for (boolean isThere = log.firstNode(); isThere; isThere = log.nodeAfter()) {
      node(log.nodeTimeMs(), log.nodeSequence(), log.nodePacked(), encoder);
    }
    facts(StreamFacts.of(stream), encoder);
    encoder.length(stream.groupCount());
    for (boolean isThere = stream.firstGroup(); isThere; isThere = stream.nextGroup()) {
      group(stream.group(), encoder);
    }
  }

  /** Writes one node. */
  static void node(long timeMs, long sequence, PackedList packed, RdbEncoder encoder) {
    encoder.length(IDENTIFIER_BYTES);
    encoder.identifier(timeMs, sequence);
    encoder.string(packed.address(), packed.bytes());
  }

  /** Writes what follows the nodes. */
  static void facts(StreamFacts facts, RdbEncoder encoder) {
    encoder.length(facts.length());
    encoder.length(facts.lastTimeMs());
    encoder.length(facts.lastSequence());
    encoder.length(facts.firstTimeMs());
    encoder.length(facts.firstSequence());
    encoder.length(facts.maxDeletedTimeMs());
    encoder.length(facts.maxDeletedSequence());
    encoder.length(facts.entriesAdded());
  }

  private void group(StreamGroup group, RdbEncoder encoder) {
    encoder.string(group.nameAddress(), group.nameLength());
    encoder.length(group.lastTimeMs());
    encoder.length(group.lastSequence());
    encoder.length(group.entriesRead());
    StreamPending pending = group.pending();
    encoder.length(pending.size());
    for (boolean isThere = pending.first(); isThere; isThere = pending.next()) {
      encoder.identifier(pending.timeMs(), pending.sequence());
      encoder.timeMs(pending.deliveredAtMs());
      encoder.length(pending.deliveries());
    }
    encoder.length(group.consumerCount());
    for (boolean isThere = group.firstConsumer(); isThere; isThere = group.nextConsumer()) {
      consumer(group.consumer(), encoder);
    }
  }

  private void consumer(StreamConsumer consumer, RdbEncoder encoder) {
    encoder.string(consumer.nameAddress(), consumer.nameLength());
    encoder.timeMs(consumer.seenAtMs());
    if (type == RdbFormat.TYPE_STREAM_3) {
      encoder.timeMs(consumer.activeAtMs());
    }
    StreamPending owned = consumer.pending();
    encoder.length(owned.size());
    for (boolean isThere = owned.first(); isThere; isThere = owned.next()) {
      encoder.identifier(owned.timeMs(), owned.sequence());
    }
  }
}
