package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamId;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.PackedList;

/**
 * Reads streams: the nodes of entries, then what the stream remembers, then the groups, each with
 * its pending entries and its consumers, who own these. An item is a node, the head of a group or
 * of a consumer, or one pending entry.
 */
final class RdbStreamReader implements RdbValueReader {
  private static final int IDENTIFIER_BYTES = 16;
  private static final String DAMAGED_NODE = "a node of a stream is damaged";

  private enum Step {
    NODE_COUNT,
    NODE,
    HEAD,
    GROUP,
    PENDING,
    CONSUMER_COUNT,
    CONSUMER,
    OWNED,
    DONE
  }

  private final RdbReader reader;
  private final RdbText text;
  private final ForeignPacked foreign;
  private final StreamValue stream;
  private final StreamNodeCheck check;
  private int type;
  private Step step = Step.DONE;
  private boolean isBegun;
  private long nodesLeft;
  private long lastNodeTimeMs;
  private long lastNodeSequence;
  private long groupsLeft;
  private long pendingLeft;
  private long consumersLeft;
  private long ownedLeft;
  private long ownedCount;

  RdbStreamReader(Keyspace keyspace, RdbReader reader, RdbText text, ForeignPacked foreign) {
    this.reader = reader;
    this.text = text;
    this.foreign = foreign;
    this.stream = keyspace.newStreams();
    this.check = new StreamNodeCheck(new PackedList(keyspace.memory()));
  }

  @Override
  public void begin(int streamType) {
    type = streamType;
    step = Step.NODE_COUNT;
    check.restart();
    stream.begin();
    isBegun = true;
  }

  @Override
  public boolean readItem() {
    step =
        switch (step) {
          case NODE_COUNT -> readNodeCount();
          case NODE -> readNode();
          case HEAD -> readHead();
          case GROUP -> readGroup();
          case PENDING -> readPending();
          case CONSUMER_COUNT -> readConsumerCount();
          case CONSUMER -> readConsumer();
          case OWNED -> readOwned();
          case DONE -> Step.DONE;
        };
    return step == Step.DONE;
  }

  // ---- entries

  private Step readNodeCount() {
    nodesLeft = reader.count("the number of nodes of a stream");
    return nodesLeft == 0 ? Step.HEAD : Step.NODE;
  }

  private Step readNode() {
    reader.text(text);
    reader.demand(text.length() == IDENTIFIER_BYTES, "a node of a stream without an identifier");
    long timeMs = bigEndian(text.address());
    long sequence = bigEndian(text.address() + Long.BYTES);
    reader.text(text);
    PackedList node = foreign.ofPacked(text);
    foreign.demand(check.isNode(node, timeMs, sequence), node, DAMAGED_NODE);
    // Nodes are found by these, so they have to ascend, too.
    boolean isAbove =
        stream.log().nodeCount() == 0
            || StreamId.compare(timeMs, sequence, lastNodeTimeMs, lastNodeSequence) > 0;
    foreign.demand(isAbove, node, DAMAGED_NODE);
    lastNodeTimeMs = timeMs;
    lastNodeSequence = sequence;
    stream.addNode(timeMs, sequence, node.address());
    return --nodesLeft == 0 ? Step.HEAD : Step.NODE;
  }

  private Step readHead() {
    long length = reader.length();
    long lastTimeMs = reader.length();
    long lastSequence = reader.length();
    boolean remembers = type != RdbFormat.TYPE_STREAM;
    if (remembers) {
      // The first identifier: what is there tells it as well.
      reader.length();
      reader.length();
    }
    long deletedTimeMs = remembers ? reader.length() : 0;
    long deletedSequence = remembers ? reader.length() : 0;
    long entriesAdded = remembers ? reader.length() : length;
    groupsLeft = reader.count("the number of groups of a stream");
    reader.demand(length == stream.length(), "a stream of another length than its nodes");
    reader.demand(
        !check.isAnyEntry()
            || StreamId.compare(check.timeMs(), check.sequence(), lastTimeMs, lastSequence) <= 0,
        "an entry of a stream is above its last identifier");
    stream.setLast(lastTimeMs, lastSequence);
    stream.setMaxDeleted(deletedTimeMs, deletedSequence);
    stream.setEntriesAdded(entriesAdded);
    stream.findFirst();
    return nextGroup();
  }

  // ---- groups

  private Step nextGroup() {
    return groupsLeft == 0 ? Step.DONE : Step.GROUP;
  }

  private Step readGroup() {
    reader.text(text);
    long timeMs = reader.length();
    long sequence = reader.length();
    boolean isCounted = type != RdbFormat.TYPE_STREAM;
    long entriesRead = isCounted ? reader.length() : stream.entriesUpTo(timeMs, sequence);
    long pending = reader.count("the number of pending entries");
    reader.demand(
        !stream.findGroup(text.address(), text.length()), "a duplicate group of a stream");
    StreamGroup group = stream.addGroup(text.address(), text.length());
    group.setLast(timeMs, sequence);
    group.setEntriesRead(entriesRead);
    groupsLeft--;
    pendingLeft = pending;
    ownedCount = 0;
    return pendingLeft == 0 ? Step.CONSUMER_COUNT : Step.PENDING;
  }

  private Step readPending() {
    long timeMs = reader.input().readBigEndian(Long.BYTES);
    long sequence = reader.input().readBigEndian(Long.BYTES);
    long deliveredAtMs = reader.timeMs();
    long deliveries = reader.length();
    StreamGroup group = stream.group();
    reader.demand(!group.pending().find(timeMs, sequence), "a duplicate pending entry");
    group.addPending(timeMs, sequence, deliveredAtMs, deliveries);
    return --pendingLeft == 0 ? Step.CONSUMER_COUNT : Step.PENDING;
  }

  // ---- consumers

  private Step readConsumerCount() {
    consumersLeft = reader.count("the number of consumers");
    return nextConsumer();
  }

  private Step nextConsumer() {
    if (consumersLeft > 0) {
      return Step.CONSUMER;
    }
    reader.demand(
        ownedCount == stream.group().pending().size(), "a pending entry that no consumer owns");
    return nextGroup();
  }

  private Step readConsumer() {
    reader.text(text);
    long seenAtMs = reader.timeMs();
    // The best estimate that older forms allow.
    long activeAtMs = type == RdbFormat.TYPE_STREAM_3 ? reader.timeMs() : seenAtMs;
    long owned = reader.count("the number of pending entries");
    StreamGroup group = stream.group();
    reader.demand(!group.findConsumer(text.address(), text.length()), "a duplicate consumer");
    group.addConsumer(text.address(), text.length(), seenAtMs).setActiveAtMs(activeAtMs);
    consumersLeft--;
    ownedLeft = owned;
    return ownedLeft == 0 ? nextConsumer() : Step.OWNED;
  }

  private Step readOwned() {
    long timeMs = reader.input().readBigEndian(Long.BYTES);
    long sequence = reader.input().readBigEndian(Long.BYTES);
    StreamGroup group = stream.group();
    reader.demand(group.pending().find(timeMs, sequence), "a consumer owns what is not pending");
    reader.demand(!group.pending().isOwned(), "a pending entry with two consumers");
    group.assign();
    ownedCount++;
    return --ownedLeft == 0 ? nextConsumer() : Step.OWNED;
  }

  private static long bigEndian(long address) {
    return Long.reverseBytes(Native.getLongLittleEndian(address));
  }

  @Override
  public NewValue finish() {
    isBegun = false;
    return stream.finish();
  }

  @Override
  public void discard() {
    if (isBegun) {
      stream.discard();
      isBegun = false;
    }
  }
}
