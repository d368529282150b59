package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.StreamFields;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random changes of streams with groups: what the commands on streams do to them. */
final class StreamChanges implements AutoCloseable {
  private static final int NODE_BYTES_MAX = 4_096;
  private static final int NODE_ENTRIES_MAX = 100;
  private static final int TEXT_BYTES_MAX = 2_000;
  private static final int NAMES = 3;

  private final Keyspace keyspace;
  private final SplittableRandom random;
  private final NativeBuffer name = new NativeBuffer(16);
  private final NativeBuffer texts = new NativeBuffer(TEXT_BYTES_MAX);
  private final Fields fields = new Fields();
  private StreamValue stream;

  StreamChanges(Keyspace keyspace, SplittableRandom random) {
    this.keyspace = keyspace;
    this.random = random;
    this.stream = keyspace.streams();
  }

  NewValue make(int entries) {
    stream = keyspace.newStreams();
    stream.begin();
    for (int i = 0; i < entries; i++) {
      append();
    }
    for (int i = 0; i < 40; i++) {
      changeGroups(random.nextInt(6));
    }
    return stream.finish();
  }

  /** Changes the stream of an entry some times; kind 2 only appends. */
  void change(Entry entry, int times, int kind) {
    stream = keyspace.newStreams().at(entry);
    for (int i = 0; i < times; i++) {
      switch (kind) {
        case 0 -> shrink();
        case 1 -> changeGroups(random.nextInt(9));
        default -> append();
      }
    }
  }

  private void append() {
    boolean isLater = random.nextInt(3) > 0;
    long timeMs = stream.lastTimeMs() + (isLater ? random.nextInt(1, 4) : 0);
    long sequence = isLater ? random.nextInt(2) : stream.lastSequence() + 1;
    fields.draw();
    stream.append(timeMs, sequence, fields, NODE_BYTES_MAX, NODE_ENTRIES_MAX);
  }

  private void shrink() {
    switch (random.nextInt(40)) {
      case 0 -> {
        long _ = stream.trimToLength(stream.length() / 2, random.nextBoolean(), Long.MAX_VALUE);
      }
      case 1 -> {
        boolean isApproximate = random.nextBoolean();
        long _ = stream.trimBelow(anyTimeMs(), 0, isApproximate, Long.MAX_VALUE);
      }
      case 2 -> startOver();
      default -> delete();
    }
  }

  /**
   * Identifiers may come again once a stream is empty, as XSETID can set it back: not below one
   * that was deleted by itself, and so not while a node of such is left.
   */
  private void startOver() {
    if (random.nextInt(4) == 0) {
      long _ = stream.trimToLength(0, false, Long.MAX_VALUE);
      if (stream.log().nodeCount() == 0) {
        stream.setLast(random.nextLong(stream.lastTimeMs() + 1), random.nextInt(3));
      }
      stream.setEntriesAdded(stream.entriesAdded() + random.nextInt(3));
    }
  }

  private void delete() {
    if (stream.log().seek(anyTimeMs(), 0)) {
      boolean _ = stream.delete(stream.log().timeMs(), stream.log().sequence());
    }
  }

  private long anyTimeMs() {
    return random.nextLong(stream.firstTimeMs(), stream.lastTimeMs() + 1);
  }

  private void changeGroups(int kind) {
    if (!stream.findGroup(name("group"), 6)) {
      StreamGroup added = stream.addGroup(name.address(), 6);
      added.setLast(anyTimeMs(), 0);
      return;
    }
    StreamGroup group = stream.group();
    if (!group.findConsumer(name("owner"), 6)) {
      group.addConsumer(name.address(), 6, random.nextInt(1_000));
    }
    StreamConsumer consumer = group.consumer();
    consumer.setSeenAtMs(random.nextInt(1_000));
    switch (kind) {
      case 6 -> acknowledge(group);
      case 7 -> leave(group);
      case 8 -> group.setEntriesRead(random.nextInt(-1, 50));
      default -> deliver(group);
    }
  }

  private void deliver(StreamGroup group) {
    group.consumer().setActiveAtMs(random.nextInt(1_000));
    if (stream.log().seek(anyTimeMs(), 0)) {
      long timeMs = stream.log().timeMs();
      long sequence = stream.log().sequence();
      StreamPending pending = group.pending();
      if (pending.find(timeMs, sequence)) {
        pending.setDelivered(random.nextInt(1_000), pending.deliveries() + 1);
      } else {
        group.addPending(timeMs, sequence, random.nextInt(1_000), 1);
      }
      group.assign();
      boolean _ = stream.advance(timeMs, sequence);
    }
  }

  private void acknowledge(StreamGroup group) {
    if (group.pending().seek(anyTimeMs(), 0)) {
      group.removePending();
    }
  }

  private void leave(StreamGroup group) {
    switch (random.nextInt(8)) {
      case 0 -> stream.removeGroup();
      case 1 -> {
        long _ = group.removeConsumer();
      }
      default -> group.setLast(anyTimeMs(), random.nextInt(2));
    }
  }

  private long name(String kind) {
    byte[] text = (kind + random.nextInt(NAMES)).getBytes(StandardCharsets.US_ASCII);
    Native.copy(text, 0, name.address(), text.length);
    return name.address();
  }

  @Override
  public void close() {
    name.close();
    texts.close();
  }

  /** One to three fields, mostly with the same names. */
  private final class Fields implements StreamFields {
    private static final int NAME_BYTES = 1;

    private int count = 1;
    private int valueLength;

    void draw() {
      count = random.nextInt(10) == 0 ? 3 : 1;
      valueLength = random.nextInt(50) == 0 ? random.nextInt(TEXT_BYTES_MAX) : random.nextInt(40);
      Native.fill(texts.address(), TEXT_BYTES_MAX, (byte) ('a' + random.nextInt(26)));
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long address(int index) {
      return texts.address();
    }

    @Override
    public int length(int index) {
      return index % 2 == 0 ? NAME_BYTES : valueLength;
    }
  }
}
