package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random changes of a keyspace with a few large values of each type. */
final class LargeChanges implements AutoCloseable {
  /** The keys, a fifth of which have values of each type. */
  static final int KEYS = 15;

  private static final int MEMBERS = 2_500;
  private static final int TEXT_BYTES_MAX = 4_096;

  private final Keyspace keyspace;
  private final SplittableRandom random;
  private final Entry view;
  private final NativeBuffer text = new NativeBuffer(TEXT_BYTES_MAX);
  private final NativeBuffer value = new NativeBuffer(TEXT_BYTES_MAX);
  private final StreamChanges streams;
  private int length;
  private int valueLength;

  LargeChanges(Keyspace keyspace, SplittableRandom random) {
    this.keyspace = keyspace;
    this.random = random;
    this.view = keyspace.newEntry();
    this.streams = new StreamChanges(keyspace, random);
  }

  /** Puts a value of each type at each key of the first database. */
  void fill() {
    for (int key = 0; key < KEYS; key++) {
      put(keyspace.database(0), key, random.nextInt(MEMBERS / 2, MEMBERS));
    }
  }

  /** Changes one member, or adds one, of the value at a key. */
  void changeOnce(int key) {
    if (!keyspace.database(0).find(name(key), view)) {
      throw new AssertionError("no key " + key);
    }
    change(1, 2);
  }

  void make(int changes) {
    for (int i = 0; i < changes; i++) {
      keyspace.freeSome(random.nextInt(2));
      make();
    }
  }

  private void make() {
    Database database = keyspace.database(random.nextInt(8) == 0 ? 1 : 0);
    int key = random.nextInt(KEYS);
    boolean isThere = database.find(name(key), view);
    int kind = random.nextInt(1_000);
    if (kind == 0) {
      database.clear();
    } else if (kind == 1) {
      keyspace.swap(0, 1, 0);
    } else if (kind > 992) {
      keyspace.packing().limitListCompression(random.nextInt(3));
    } else if (!isThere) {
      if (kind < 200) {
        put(database, key, random.nextInt(1, MEMBERS));
      }
    } else if (kind < 10) {
      database.delete(view);
    } else if (kind < 20) {
      moveOrCopy(database, kind % 2 == 0);
    } else if (kind < 30) {
      database.expireAt(view, random.nextInt(-1, 100));
    } else if (kind < 35) {
      put(database, key, random.nextInt(1, MEMBERS));
    } else {
      change(kind < 60 ? random.nextInt(600) : 1, kind % 3);
    }
  }

  private void moveOrCopy(Database database, boolean moves) {
    Bytes from = view.key();
    Bytes name = name(random.nextInt(KEYS));
    Database target = moves ? keyspace.database(random.nextInt(2)) : database;
    if (!from.equals(name)) {
      Native.copy(name.array(), 0, text.address(), name.length());
      if (moves) {
        database.move(view, target, text.address(), name.length(), 0);
      } else {
        database.copy(view, text.address(), name.length(), 0);
      }
    }
  }

  private void put(Database database, int key, int members) {
    NewValue made =
        switch (key % 5) {
          case 0 -> newSet(members);
          case 1 -> newHash(members);
          case 2 -> newSortedSet(members);
          case 3 -> newList(members);
          default -> streams.make(members);
        };
    long expireAtMs = random.nextInt(3) == 0 ? random.nextInt(1_000) : Entry.NO_EXPIRY;
    database.put(name(key), made, expireAtMs, 0);
  }

  private NewValue newSet(int members) {
    SetValue set = keyspace.newSets();
    set.begin();
    for (int i = 0; i < members; i++) {
      write();
      set.add(text.address(), length);
    }
    return set.finish();
  }

  private NewValue newHash(int members) {
    HashValue hash = keyspace.newHashes();
    hash.begin();
    for (int i = 0; i < members; i++) {
      write();
      hash.put(text.address(), length, value.address(), valueLength);
    }
    return hash.finish();
  }

  private NewValue newSortedSet(int members) {
    SortedSetValue set = keyspace.newSortedSets();
    set.begin();
    for (int i = 0; i < members; i++) {
      write();
      set.put(score(), text.address(), length);
    }
    return set.finish();
  }

  private NewValue newList(int members) {
    ListValue list = keyspace.newLists();
    list.begin();
    for (int i = 0; i < members; i++) {
      write();
      list.append(text.address(), length);
    }
    return list.finish();
  }

  /** Changes the value of the entry found some times: adds, removes, or changes members. */
  private void change(int times, int kind) {
    view.keepImage();
    switch (view.type()) {
      case SET -> changeSet(times, kind);
      case HASH -> changeHash(times, kind);
      case SORTED_SET -> changeSortedSet(times, kind);
      case LIST -> changeList(times, kind);
      case STREAM -> streams.change(view, times, kind);
      default -> throw new AssertionError(view.type());
    }
  }

  private void changeSet(int times, int kind) {
    SetValue set = keyspace.newSets().at(view);
    for (int i = 0; i < times; i++) {
      write();
      if (kind == 0 && set.size() > 1) {
        set.remove(text.address(), length);
      } else {
        set.add(text.address(), length);
      }
    }
  }

  private void changeHash(int times, int kind) {
    HashValue hash = keyspace.newHashes().at(view);
    for (int i = 0; i < times; i++) {
      write();
      if (kind == 0 && hash.size() > 1) {
        hash.remove(text.address(), length);
      } else if (kind == 1 && hash.find(text.address(), length)) {
        hash.putExpiry(
            random.nextInt(3) == 0 ? Entry.NO_EXPIRY : random.nextInt(1, 9) * 1_000_000L);
      } else {
        hash.put(text.address(), length, value.address(), valueLength);
      }
    }
  }

  private void changeSortedSet(int times, int kind) {
    SortedSetValue set = keyspace.newSortedSets().at(view);
    if (kind == 0 && times > 1 && set.size() > times) {
      set.remove(random.nextLong(set.size() - times), times);
      return;
    }
    for (int i = 0; i < times; i++) {
      write();
      if (kind == 0 && set.size() > 1 && set.find(text.address(), length)) {
        set.remove();
      } else {
        set.put(score(), text.address(), length);
      }
    }
  }

  private void changeList(int times, int kind) {
    ListValue list = keyspace.newLists().at(view);
    for (int i = 0; i < times; i++) {
      write();
      if (kind == 0 && list.count() > 1) {
        list.seek(random.nextLong(list.count()));
        list.remove(Math.min(list.count() - 1, random.nextInt(1, 4)));
        list.shrink();
      } else if (kind == 1) {
        changeInside(list);
      } else if (random.nextBoolean()) {
        list.append(text.address(), length);
      } else {
        list.prepend(text.address(), length);
      }
    }
    keyspace.settleLists();
  }

  private void changeInside(ListValue list) {
    list.expect(1, length);
    list.seek(random.nextLong(list.count()));
    switch (random.nextInt(3)) {
      case 0 -> list.insertBefore(text.address(), length);
      case 1 -> list.insertAfter(text.address(), length);
      default -> list.replace(text.address(), length);
    }
  }

  /** Writes the name of one of some thousand members, and a value of any length. */
  private void write() {
    int number = random.nextInt(MEMBERS);
    byte[] name =
        (number % 5 == 0 ? "" + number : "member " + number).getBytes(StandardCharsets.US_ASCII);
    length = number % 250 == 1 ? 300 : name.length;
    Native.fill(text.address(), length, (byte) 'x');
    Native.copy(name, 0, text.address(), name.length);
    valueLength = random.nextInt(40) == 0 ? random.nextInt(TEXT_BYTES_MAX) : random.nextInt(60);
    Native.fill(value.address(), valueLength, (byte) ('a' + random.nextInt(26)));
  }

  /** Few enough scores that many are equal. */
  private double score() {
    int drawn = random.nextInt(-20, 20);
    return drawn == 19 ? Double.POSITIVE_INFINITY : drawn / 4.0;
  }

  private static Bytes name(int key) {
    return Bytes.of("key:" + key);
  }

  @Override
  public void close() {
    text.close();
    value.close();
    streams.close();
  }
}
