package dev.baton.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.DatasetDigest;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.OwnedKeyspace;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.StreamFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole files: what was written is read again, in pieces of any size, whole or not at all. */
final class FilesTest {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 4_000);
  private static final SnapshotInfo INFO =
      new SnapshotInfo("a".repeat(40), 7, 0, 3, 9_000_000, 5, false);

  private final OwnedKeyspace owned = new OwnedKeyspace(3, 5);
  private final Keyspace keyspace = owned.keyspace();
  private final NativeBuffer text = new NativeBuffer(10_000);

  @AfterEach
  void nothingLeaks() {
    text.close();
    owned.close();
  }

  @Test
  void everyTypeSurvivesInEveryVersion() {
    fill(3_000);
    String digest = DatasetDigest.of(keyspace);
    for (int version : new int[] {10, 11}) {
      for (boolean compresses : new boolean[] {true, false}) {
        byte[] file = write(new RdbOptions(version, compresses, AccessTold.NOTHING), 1_000);
        for (int pieceBytes : new int[] {1, 17, file.length}) {
          try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
            Loaded.load(file, pieceBytes, target.keyspace());
            assertThat(DatasetDigest.of(target.keyspace())).isEqualTo(digest);
          }
        }
      }
    }
  }

  @Test
  void fieldsThatExpireNeedTheNewestVersionAndSurvive() {
    HashValue hash = keyspace.newHashes();
    hash.begin();
    hash.put(at("f"), 1, at("f"), 1, 1_000_000);
    hash.put(at("g"), 1, at("g"), 1);
    put(0, "h", hash.finish());
    String value = ValueText.of(keyspace, found("h"));

    byte[] file = write(new RdbOptions(11, true, AccessTold.NOTHING), 1_000);

    assertThat(new String(file, 0, 9, StandardCharsets.US_ASCII)).isEqualTo("VALKEY080");
    try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
      Loaded.load(file, 1, target.keyspace());
      Entry view = target.keyspace().view();
      assertThat(target.keyspace().database(0).find(Bytes.of("h"), view)).isTrue();
      assertThat(ValueText.of(target.keyspace(), view)).isEqualTo(value);
      assertThat(target.keyspace().database(0).expiringFieldsCount()).isEqualTo(1);
    }
  }

  @Test
  void useOfKeysIsToldWhenKeysAreEvictedByIt() {
    put(0, "k", keyspace.value().number(7));
    found("k").setIdleSeconds(1234, INFO.createdAtMs());
    byte[] idle = write(new RdbOptions(11, true, AccessTold.IDLE_TIME), 1_000);
    byte[] frequent = write(new RdbOptions(11, true, AccessTold.FREQUENCY), 1_000);

    try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
      assertThat(Loaded.load(idle, 3, target.keyspace()).uses)
          .containsExactly(new RdbUse(1234, RdbUse.UNTOLD));
    }
    try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
      assertThat(Loaded.load(frequent, 3, target.keyspace()).uses.getFirst().idleSeconds())
          .isEqualTo(RdbUse.UNTOLD);
    }
  }

  @Test
  void messagesNameTheTypeTheKeyAndTheByte() {
    // A set of integers whose second member is not above the first.
    String header = "524544495330303131";
    byte[] file =
        HexFormat.of()
            .parseHex(
                header + "fe00 0b 036b6579 0c 02000000 02000000 0500 0500 ff".replace(" ", ""));

    assertThatThrownBy(() -> Loaded.load(file, 1, keyspace))
        .isInstanceOf(RdbFormatException.class)
        .hasMessage("a set of integers is damaged: type set (11) of key 'key' at byte 16");
  }

  @Test
  void emptyCollectionsAreSkipped() {
    byte[] file =
        HexFormat.of()
            .parseHex(
                "524544495330303131 fe00 01 0161 00 00 0162 0163 ff".replace(" ", "")
                    + "0000000000000000");

    Loaded loaded = Loaded.load(file, 1, keyspace);

    assertThat(loaded.skipped).containsExactly("rdbLoadObject skipping empty key: a");
    assertThat(keyspace.size()).isEqualTo(1);
  }

  @Test
  void damagedFilesAreRefusedOrGiveSoundData() {
    long seed = Long.getLong("damage.seed", System.nanoTime());
    String again = "again: mvn -pl engine test -Dtest=FilesTest -Ddamage.seed=" + seed;
    SplittableRandom random = new SplittableRandom(seed);
    fill(200);
    byte[] plain = write(new RdbOptions(11, false, AccessTold.NOTHING), 100);
    byte[] compressed = write(new RdbOptions(10, true, AccessTold.IDLE_TIME), 100);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = (round % 2 == 0 ? plain : compressed).clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        damaged[9 + random.nextInt(damaged.length - 17)] = (byte) random.nextInt();
      }
      // A checksum of zero stands for none, so that the damage inside is met.
      Arrays.fill(damaged, damaged.length - 8, damaged.length, (byte) 0);
      try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
        try {
          Loaded.load(damaged, 1 + random.nextInt(damaged.length), target.keyspace());
          DatasetDigest.of(target.keyspace());
        } catch (RdbFormatException expected) {
          refused++;
        }
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError("round " + round + "; " + again, broken);
      }
    }
    assertThat(refused).as(again).isBetween(ROUNDS / 10, ROUNDS);
  }

  @Test
  void wrongChecksumIsRefused() {
    fill(10);
    byte[] file = write(new RdbOptions(11, true, AccessTold.NOTHING), 100);
    file[file.length - 1]++;
    try (OwnedKeyspace target = new OwnedKeyspace(3, 6)) {
      assertThatThrownBy(() -> Loaded.load(file, 50, target.keyspace()))
          .hasMessageContaining("Wrong RDB checksum");
    }
  }

  // ---- what is written

  private byte[] write(RdbOptions options, long sliceBytes) {
    Collected collected = new Collected();
    KeyspaceCut cut = KeyspaceCut.rdb(keyspace, INFO, options, 1);
    SlicedWriter writer = cut.open();
    boolean isWritten = false;
    while (!isWritten) {
      isWritten = writer.writeSome(collected, sliceBytes);
    }
    cut.release();
    return collected.bytes();
  }

  /** Values of all types in two databases, small ones and ones of {@code size} elements. */
  private void fill(int size) {
    for (int database : new int[] {0, 2}) {
      put(database, "number", keyspace.value().number(123_456_789_012L));
      put(database, "text", keyspace.value().text(at("x".repeat(5_000)), 5_000));
      for (int elements : new int[] {3, size}) {
        list(database, elements);
        sets(database, elements);
        sortedSet(database, elements);
        hash(database, elements);
        stream(database, elements);
      }
    }
  }

  private void list(int database, int elements) {
    ListValue list = keyspace.newLists();
    list.begin();
    for (int i = 0; i < elements; i++) {
      String element = i % 3 == 0 ? "" + i * 7919 : "element " + i;
      list.append(at(element), element.length());
    }
    put(database, "list:" + elements, list.finish());
  }

  private void sets(int database, int members) {
    SetValue texts = keyspace.newSets();
    texts.begin();
    SetValue integers = keyspace.newSets();
    integers.begin();
    for (int i = 0; i < members; i++) {
      String member = "member " + i;
      texts.add(at(member), member.length());
      String integer = Long.toString((long) i * i * i);
      integers.add(at(integer), integer.length());
    }
    put(database, "set:" + members, texts.finish());
    put(database, "integers:" + members, integers.finish());
  }

  private void sortedSet(int database, int members) {
    SortedSetValue set = keyspace.newSortedSets();
    set.begin();
    for (int i = 0; i < members; i++) {
      String member = "member " + i;
      set.put((i * 37 % 100) / 4.0 - 10, at(member), member.length());
    }
    put(database, "ranking:" + members, set.finish());
  }

  private void hash(int database, int fields) {
    HashValue hash = keyspace.newHashes();
    hash.begin();
    for (int i = 0; i < fields; i++) {
      String field = "field " + i;
      hash.put(at(field), field.length(), at(field), field.length());
    }
    put(database, "hash:" + fields, hash.finish());
  }

  private void stream(int database, int entries) {
    StreamValue stream = keyspace.newStreams();
    stream.begin();
    for (int i = 1; i <= entries; i++) {
      stream.append(i, i % 3, new Named("value " + i), 4096, 100);
    }
    stream.delete(2, 2);
    stream.addGroup(at("group"), 5).setLast(2, 2);
    stream.group().addPending(1, 1, 1000, 2);
    stream.group().addConsumer(at("consumer"), 8, 500);
    stream.group().assign();
    put(database, "stream:" + entries, stream.finish());
  }

  private void put(int database, String key, NewValue value) {
    keyspace.database(database).put(Bytes.of(key), value, Entry.NO_EXPIRY, 0);
  }

  private Entry found(String key) {
    Entry view = keyspace.view();
    assertThat(keyspace.database(0).find(Bytes.of(key), view)).isTrue();
    return view;
  }

  /** Where this text is, until the next call. */
  private long at(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    Native.copy(bytes, 0, text.address(), bytes.length);
    return text.address();
  }

  /** One field, called like its value. */
  private final class Named implements StreamFields {
    private final String value;

    Named(String value) {
      this.value = value;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public long address(int index) {
      return at(value);
    }

    @Override
    public int length(int index) {
      return value.length();
    }
  }
}
