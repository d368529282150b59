package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.structure.LinkedPackedList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A cut shows what was there when it was taken, and the live keyspace goes its own way. */
final class FrozenKeyspaceTest {
  private static final int DATABASES = 3;
  private static final int KEYS = 200;
  private static final int TEXT_BYTES_MAX = 3000;

  @Test
  void cutsKeepTheirContentsWhileTheKeyspaceChanges() {
    for (int round = 0; round < 60; round++) {
      long seed = Long.getLong("frozen.seed", System.nanoTime());
      String again = "again: mvn -pl engine test -Dtest=FrozenKeyspaceTest -Dfrozen.seed=" + seed;
      try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, seed);
          Changes changes = new Changes(owned.keyspace(), new SplittableRandom(seed))) {
        changes.make(500);
        List<Reading> readings = new ArrayList<>();
        for (int cut = 0; cut < 3; cut++) {
          readings.add(new Reading(owned.keyspace()));
          changes.make(30);
        }
        while (readings.stream().filter(Reading::readSome).count() > 0) {
          changes.make(changes.random.nextInt(10));
        }
        for (Reading reading : readings) {
          assertThat(reading.seen).as(again).isEqualTo(reading.expected);
          assertThat(reading.counted).as(again).isEqualTo(reading.expected.size());
        }
        StructuralCheck.of(owned.keyspace());
      }
    }
  }

  @Test
  void flushingAndSwappingLeaveTheCutAlone() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 1)) {
      Keyspace keyspace = owned.keyspace();
      keyspace.database(0).put(Bytes.of("a"), keyspace.value().number(1), 5, 0);
      keyspace.database(1).put(Bytes.of("b"), keyspace.value().number(2), Entry.NO_EXPIRY, 0);
      Reading reading = new Reading(keyspace);
      keyspace.swap(0, 1, 0);
      keyspace.flushAll();
      keyspace.freeSome(1000);
      assertThat(keyspace.size()).isZero();
      while (reading.readSome()) {
        keyspace.freeSome(1000);
      }
      assertThat(reading.seen).containsExactly(Map.entry("0/a", "1@5"), Map.entry("1/b", "2@-1"));
      assertThat(reading.expiring).isEqualTo(1);
    }
  }

  @Test
  void cutThatIsGivenUpLeavesNothingBehind() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 5);
        Changes changes = new Changes(owned.keyspace(), new SplittableRandom(5))) {
      changes.make(500);
      FrozenKeyspace cut = owned.keyspace().freeze();
      cut.readSome(_ -> {});
      changes.make(500);
      cut.close();
    }
  }

  @Test
  void onlyWhatTheCutHasYetToReadMakesWayForANewValue() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 7)) {
      long[] addresses = new long[KEYS];
      for (int i = 0; i < KEYS; i++) {
        addresses[i] = putNumber(owned.keyspace(), i);
      }
      FrozenKeyspace cut = owned.keyspace().freeze();
      List<Long> read = new ArrayList<>();
      while (read.size() < KEYS / 2) {
        cut.readSome(entry -> read.add(entry.number()));
      }
      for (int i = 0; i < KEYS; i++) {
        boolean isWhereItWas = putNumber(owned.keyspace(), i) == addresses[i];
        assertThat(isWhereItWas).isEqualTo(read.contains((long) i));
      }
      cut.close();
    }
  }

  private static long putNumber(Keyspace keyspace, int number) {
    Bytes key = Bytes.of("key:" + number);
    Database database = keyspace.database(0);
    database.put(key, keyspace.value().number(number), Entry.NO_EXPIRY, 0);
    Entry view = keyspace.newEntry();
    assertThat(database.find(key, view)).isTrue();
    return view.keyAddress();
  }

  /** One cut, with what it must show. */
  private static final class Reading {
    final Map<String, String> expected;
    final Map<String, String> seen = new TreeMap<>();
    final FrozenKeyspace cut;
    final long counted;
    final long expiring;
    private int previous;

    Reading(Keyspace keyspace) {
      expected = contents(keyspace);
      cut = keyspace.freeze();
      counted = cut.size(0) + cut.size(1) + cut.size(2);
      expiring = cut.expiringCount(0) + cut.expiringCount(1) + cut.expiringCount(2);
    }

    boolean readSome() {
      return cut.readSome(entry -> {
        assertThat(cut.databaseIndex()).isGreaterThanOrEqualTo(previous);
        previous = cut.databaseIndex();
        assertThat(seen.put(name(previous, entry), text(entry))).isNull();
      });
    }
  }

  /** Random changes of all kinds. */
  private static final class Changes implements AutoCloseable {
    final Keyspace keyspace;
    final SplittableRandom random;
    private final Entry view;
    private final NativeBuffer key = new NativeBuffer(16);
    private final NativeBuffer text = new NativeBuffer(TEXT_BYTES_MAX);
    private final LinkedPackedList list;

    Changes(Keyspace keyspace, SplittableRandom random) {
      this.keyspace = keyspace;
      this.random = random;
      this.view = keyspace.newEntry();
      this.list = keyspace.newLinkedLists();
    }

    void make(int changes) {
      for (int i = 0; i < changes; i++) {
        keyspace.freeSome(random.nextInt(3));
        make();
      }
    }

    private void make() {
      Database database = keyspace.database(random.nextInt(DATABASES));
      int length = writeKey();
      boolean isThere = database.find(key.address(), length, view);
      switch (random.nextInt(8)) {
        case 0 -> database.delete(key.address(), length);
        case 1 -> {
          if (isThere) {
            database.expireAt(view, random.nextInt(-1, 100));
          }
        }
        case 2 -> {
          if (isThere && view.type() == Type.STRING) {
            view.resizeText(random.nextInt(TEXT_BYTES_MAX));
          }
        }
        case 3 -> move(database, isThere);
        case 4 -> pushOrCreate(database, length, isThere);
        default -> put(database, length);
      }
    }

    private void put(Database database, int keyLength) {
      int length = random.nextInt(3) == 0 ? random.nextInt(TEXT_BYTES_MAX) : random.nextInt(20);
      Native.fill(text.address(), length, (byte) ('a' + random.nextInt(26)));
      NewValue value =
          random.nextBoolean()
              ? keyspace.value().string(text.address(), length)
              : keyspace.value().number(random.nextInt());
      long expireAtMs = random.nextInt(-1, 2) * 7L;
      database.put(
          key.address(), keyLength, value, Math.max(-1, expireAtMs), 0, keyspace.newEntry());
    }

    private void move(Database database, boolean isThere) {
      Bytes before = Bytes.copyOf(key.address(), 16);
      int length = writeKey();
      boolean isSame = before.equals(Bytes.copyOf(key.address(), 16));
      if (isThere && !isSame) {
        if (random.nextBoolean()) {
          database.copy(view, key.address(), length, 0);
        } else {
          database.move(view, database, key.address(), length, 0);
        }
      }
    }

    private void pushOrCreate(Database database, int keyLength, boolean isThere) {
      Entry entry = view;
      if (!isThere || view.type() != Type.LIST) {
        NewValue value = keyspace.value().structure(Type.LIST, Encoding.LINKED, list.create());
        entry = database.put(key.address(), keyLength, value, Entry.NO_EXPIRY, 0, view);
      }
      entry.keepImage();
      int length = random.nextInt(TEXT_BYTES_MAX);
      Native.fill(text.address(), length, (byte) ('a' + random.nextInt(26)));
      list.at(entry.root()).pushLast(text.address(), length);
      database.changed(entry);
    }

    private int writeKey() {
      byte[] name = ("key:" + random.nextInt(KEYS)).getBytes(StandardCharsets.US_ASCII);
      Native.fill(key.address(), 16, (byte) 0);
      Native.copy(name, 0, key.address(), name.length);
      return name.length;
    }

    @Override
    public void close() {
      key.close();
      text.close();
    }
  }

  private static Map<String, String> contents(Keyspace keyspace) {
    Map<String, String> contents = new TreeMap<>();
    Entry view = keyspace.newEntry();
    for (int i = 0; i < DATABASES; i++) {
      int index = i;
      keyspace.database(i).forEach(view, entry -> contents.put(name(index, entry), text(entry)));
    }
    return contents;
  }

  private static String name(int index, Entry entry) {
    return index + "/" + entry.key();
  }

  private static String text(Entry entry) {
    if (entry.type() == Type.STRING) {
      return entry.text() + "@" + entry.expireAtMs();
    }
    StringBuilder text = new StringBuilder("list");
    LinkedPackedList list = new LinkedPackedList(entry.memory(), entry.store().compression);
    list.at(entry.root());
    for (boolean more = list.first(); more; more = list.next()) {
      text.append(' ').append(list.element().textLength());
    }
    return text + "@" + entry.expireAtMs();
  }
}
