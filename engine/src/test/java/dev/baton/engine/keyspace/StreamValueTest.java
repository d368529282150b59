package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Seeds;
import dev.baton.engine.structure.StreamFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamValueTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Bytes KEY = Bytes.of("stream");

  /** One field whose name is the first byte of the buffer and whose value is the second. */
  private final class OneField implements StreamFields {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public long address(int index) {
      return buffer.address() + index;
    }

    @Override
    public int length(int index) {
      return 1;
    }
  }

  private static final class PendingModel {
    String consumer = "";
    long deliveredAtMs;
    long deliveries;
  }

  private static final class GroupModel {
    final Map<Long, PendingModel> pending = new TreeMap<>();
    final Map<String, Long> consumers = new TreeMap<>();
  }

  private final OwnedKeyspace owned = new OwnedKeyspace(1, 7);
  private final Keyspace keyspace = owned.keyspace();
  private final NativeBuffer buffer = new NativeBuffer(64);
  private final StreamValue stream = keyspace.streams();
  private final Entry entry = keyspace.newEntry();
  private final List<Long> entries = new ArrayList<>();
  private final Map<String, GroupModel> groups = new TreeMap<>();
  private long newest;

  StreamValueTest() {
    stream.begin();
    keyspace.database(0).put(KEY, stream.finish(), Entry.NO_EXPIRY, NOW);
    assertThat(keyspace.database(0).find(KEY, entry)).isTrue();
    stream.at(entry);
  }

  @AfterEach
  void close() {
    check(stream);
    long before = keyspace.memory().usedBytes();
    long copied = entry.form().copy(Encoding.STREAM, entry.root());
    assertThat(keyspace.memory().usedBytes() - before)
        .isEqualTo(entry.form().usedBytes(Encoding.STREAM, copied));
    check(keyspace.newStreams().at(copied));
    while (entry.form().dispose(Encoding.STREAM, copied)) {
      assertThat(keyspace.memory().usedBytes()).isGreaterThan(before);
    }
    assertThat(keyspace.memory().usedBytes()).isEqualTo(before);
    buffer.close();
    owned.close();
  }

  @Test
  void firstIsTheSmallestThatIsLeft() {
    append();
    append();
    append();
    assertThat(stream.firstTimeMs()).isEqualTo(entries.getFirst());
    assertThat(stream.delete(entries.removeFirst(), 0)).isTrue();
    assertThat(stream.firstTimeMs()).isEqualTo(entries.getFirst());
    assertThat(stream.trimToLength(0, false, Long.MAX_VALUE)).isEqualTo(2);
    entries.clear();
    assertThat(stream.firstTimeMs()).isZero();
    assertThat(stream.entriesAdded()).isEqualTo(3);
  }

  @Test
  void anUnfinishedStreamCanBeDiscarded() {
    long before = keyspace.memory().usedBytes();
    StreamValue other = keyspace.newStreams();
    other.begin();
    other.append(5, 0, new OneField(), 0, 0);
    other.addGroup(place("group"), 5);
    other.group().addPending(5, 0, NOW, 1);
    other.group().addConsumer(place("consumer"), 8, NOW);
    other.group().assign();
    other.discard();
    assertThat(keyspace.memory().usedBytes()).isEqualTo(before);
  }

  @Test
  void approximateTrimmingStopsAtANodeWhoseLastEntryIsOnlyMarkedAsDeleted() {
    for (int i = 0; i < 150; i++) {
      append();
    }
    // The hundredth entry is the last of the first node, and stays in it as a deleted one.
    long hundredth = entries.remove(99);
    stream.delete(hundredth, 0);
    assertThat(stream.trimBelow(hundredth, 0, true, Long.MAX_VALUE)).isZero();
    assertThat(stream.trimBelow(hundredth + 1, 0, true, Long.MAX_VALUE)).isEqualTo(99);
    entries.subList(0, 99).clear();
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        StreamValueTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int step = 0; step < 6000; step++) {
            change(random);
            if (step % 500 == 0) {
              check(stream);
            }
          }
        });
  }

  private void change(SplittableRandom random) {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> append();
      case 4 -> delete(random);
      case 5 -> addGroup("g" + random.nextInt(3));
      case 6 -> addConsumer(random);
      case 7 -> removeSome(random);
      case 8, 9 -> acknowledge(random);
      default -> deliver(random);
    }
  }

  private void append() {
    newest++;
    Native.putByte(buffer.address(), (byte) ('a' + newest % 3));
    Native.putByte(buffer.address() + 1, (byte) ('0' + newest % 10));
    stream.append(newest, 0, new OneField(), 4096, 100);
    entries.add(newest);
  }

  private void delete(SplittableRandom random) {
    long id = 1 + random.nextLong(newest + 1);
    assertThat(stream.delete(id, 0)).isEqualTo(entries.remove((Object) id));
  }

  private void addGroup(String name) {
    boolean isThere = stream.findGroup(place(name), name.length());
    assertThat(isThere).isEqualTo(groups.containsKey(name));
    if (!isThere) {
      stream.addGroup(place(name), name.length());
      groups.put(name, new GroupModel());
    }
  }

  private @Nullable GroupModel enterGroup(SplittableRandom random) {
    String name = "g" + random.nextInt(3);
    GroupModel model = groups.get(name);
    assertThat(stream.findGroup(place(name), name.length())).isEqualTo(model != null);
    return model;
  }

  private void addConsumer(SplittableRandom random) {
    GroupModel model = enterGroup(random);
    String name = "consumer" + random.nextInt(4);
    boolean isKnown = model == null || model.consumers.containsKey(name);
    if (model != null && !isKnown) {
      long seen = random.nextLong(1000);
      stream.group().addConsumer(place(name), name.length(), seen);
      model.consumers.put(name, seen);
    }
  }

  private void removeSome(SplittableRandom random) {
    GroupModel model = enterGroup(random);
    String name = "consumer" + random.nextInt(4);
    if (model == null || random.nextInt(4) > 0) {
      return;
    }
    if (random.nextInt(8) == 0) {
      groups.values().remove(model);
      stream.removeGroup();
    } else if (model.consumers.remove(name) != null) {
      assertThat(stream.group().findConsumer(place(name), name.length())).isTrue();
      long had = model.pending.values().stream().filter(p -> p.consumer.equals(name)).count();
      model.pending.values().removeIf(p -> p.consumer.equals(name));
      assertThat(stream.group().removeConsumer()).isEqualTo(had);
    }
  }

  private void acknowledge(SplittableRandom random) {
    GroupModel model = enterGroup(random);
    if (model != null) {
      long id = 1 + random.nextLong(newest + 1);
      boolean isThere = stream.group().pending().find(id, 0);
      assertThat(isThere).isEqualTo(model.pending.remove(id) != null);
      if (isThere) {
        stream.group().removePending();
      }
    }
  }

  private void deliver(SplittableRandom random) {
    GroupModel model = enterGroup(random);
    if (model == null || model.consumers.isEmpty()) {
      return;
    }
    String name = new ArrayList<>(model.consumers.keySet()).getFirst();
    if (random.nextBoolean()) {
      name = new ArrayList<>(model.consumers.keySet()).getLast();
    }
    long id = 1 + random.nextLong(newest + 1);
    StreamGroup group = stream.group();
    assertThat(group.findConsumer(place(name), name.length())).isTrue();
    PendingModel pending = model.pending.computeIfAbsent(id, _ -> new PendingModel());
    pending.consumer = name;
    pending.deliveredAtMs = random.nextLong(1000);
    pending.deliveries++;
    if (group.pending().find(id, 0)) {
      group.pending().setDelivered(pending.deliveredAtMs, pending.deliveries);
    } else {
      group.addPending(id, 0, pending.deliveredAtMs, pending.deliveries);
    }
    group.assign();
  }

  private void check(StreamValue value) {
    assertThat(value.length()).isEqualTo(entries.size());
    assertThat(value.firstTimeMs()).isEqualTo(entries.isEmpty() ? 0 : entries.getFirst());
    assertThat(value.lastTimeMs()).isEqualTo(newest);
    assertThat(value.entriesAdded()).isEqualTo(newest);
    List<Long> read = new ArrayList<>();
    for (boolean more = value.log().first(); more; more = value.log().next()) {
      read.add(value.log().timeMs());
    }
    assertThat(read).isEqualTo(entries);
    assertThat(value.groupCount()).isEqualTo(groups.size());
    List<String> names = new ArrayList<>();
    for (boolean more = value.firstGroup(); more; more = value.nextGroup()) {
      String name = text(value.group().nameAddress(), value.group().nameLength());
      names.add(name);
      check(value.group(), groups.getOrDefault(name, new GroupModel()));
    }
    assertThat(names).isEqualTo(new ArrayList<>(groups.keySet()));
  }

  private static void check(StreamGroup group, GroupModel model) {
    assertThat(group.consumerCount()).isEqualTo(model.consumers.size());
    assertThat(group.pending().size()).isEqualTo(model.pending.size());
    List<String> expected = new ArrayList<>();
    model.pending.forEach((id, pending) -> expected.add(line(id, pending)));
    List<String> found = new ArrayList<>();
    StreamPending pending = group.pending();
    for (boolean more = pending.first(); more; more = pending.next()) {
      found.add(line(pending, text(pending.ownerNameAddress(), pending.ownerNameLength())));
    }
    assertThat(found).isEqualTo(expected);
    List<String> byConsumer = new ArrayList<>();
    for (boolean more = group.firstConsumer(); more; more = group.nextConsumer()) {
      StreamConsumer consumer = group.consumer();
      String name = text(consumer.nameAddress(), consumer.nameLength());
      assertThat(consumer.seenAtMs()).isEqualTo(model.consumers.get(name));
      StreamPending its = consumer.pending();
      for (boolean entry = its.first(); entry; entry = its.next()) {
        byConsumer.add(line(its, name));
      }
    }
    assertThat(byConsumer).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String line(long id, PendingModel pending) {
    return "%d %s %d %d".formatted(id, pending.consumer, pending.deliveredAtMs, pending.deliveries);
  }

  private static String line(StreamPending pending, String owner) {
    return "%d %s %d %d"
        .formatted(pending.timeMs(), owner, pending.deliveredAtMs(), pending.deliveries());
  }

  private static String text(long address, int length) {
    return new String(Native.toBytes(address, length), StandardCharsets.US_ASCII);
  }

  /** Puts a short text behind the field. */
  private long place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Native.copy(bytes, 0, buffer.address() + 8, bytes.length);
    return buffer.address() + 8;
  }
}
