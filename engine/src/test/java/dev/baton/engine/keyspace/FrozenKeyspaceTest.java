package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A cut shows what was there when it was taken, and the live keyspace goes its own way. */
final class FrozenKeyspaceTest {
  private static final int DATABASES = 3;
  private static final int KEYS = 200;

  @Test
  void cutKeepsItsContentsWhileTheKeyspaceChanges() {
    for (int round = 0; round < 100; round++) {
      long seed = Long.getLong("frozen.seed", System.nanoTime());
      String again = "again: mvn -pl engine test -Dtest=FrozenKeyspaceTest -Dfrozen.seed=" + seed;
      SplittableRandom random = new SplittableRandom(seed);
      Keyspace keyspace = new Keyspace(DATABASES, seed);
      TreeMap<String, String> model = new TreeMap<>();
      change(keyspace, model, random, 500);
      TreeMap<String, String> expected = new TreeMap<>(model);

      FrozenKeyspace cut = keyspace.freeze();
      TreeMap<String, String> read = new TreeMap<>();
      int previous = 0;
      for (Entry entry = cut.next(); entry != null; entry = cut.next()) {
        assertThat(cut.databaseIndex()).as(again).isGreaterThanOrEqualTo(previous);
        previous = cut.databaseIndex();
        read.put(name(previous, entry.key()), text(entry));
        change(keyspace, model, random, random.nextInt(20));
      }

      assertThat(read).as(again).isEqualTo(expected);
      assertThat(contents(keyspace)).as(again).isEqualTo(model);
      int counted = cut.size(0) + cut.size(1) + cut.size(2);
      assertThat(counted).as(again).isEqualTo(expected.size());
      StructuralCheck.of(keyspace);
    }
  }

  @Test
  void flushingAndSwappingLeaveTheCutAlone() {
    Keyspace keyspace = new Keyspace(DATABASES, 1);
    keyspace.load(0, Bytes.of("a"), StringValue.of(1), 5, 0);
    keyspace.load(1, Bytes.of("b"), StringValue.of(2), Entry.NO_EXPIRY, 0);
    FrozenKeyspace cut = keyspace.freeze();
    keyspace.swap(0, 1);
    keyspace.flushAll();
    assertThat(cut.next()).extracting(Entry::key).isEqualTo(Bytes.of("a"));
    assertThat(cut.databaseIndex()).isZero();
    assertThat(cut.next()).extracting(Entry::key).isEqualTo(Bytes.of("b"));
    assertThat(cut.databaseIndex()).isEqualTo(1);
    assertThat(cut.next()).isNull();
    assertThat(cut.expiringCount(0)).isEqualTo(1);
    assertThat(keyspace.size()).isZero();
  }

  private static void change(
      Keyspace keyspace, Map<String, String> model, SplittableRandom random, int changes) {
    for (int i = 0; i < changes; i++) {
      int index = random.nextInt(DATABASES);
      Bytes key = Bytes.of("key:" + random.nextInt(KEYS));
      Database database = keyspace.database(index);
      switch (random.nextInt(4)) {
        case 0 -> {
          database.delete(key);
          model.remove(name(index, key));
        }
        case 1 -> {
          Entry entry = database.find(key);
          if (entry != null) {
            database.expireAt(entry, random.nextInt(-1, 100));
            model.put(name(index, key), text(database.find(key)));
          }
        }
        default -> {
          database.put(key, StringValue.of(random.nextInt()), random.nextInt(-1, 100), 0);
          model.put(name(index, key), text(database.find(key)));
        }
      }
    }
  }

  private static Map<String, String> contents(Keyspace keyspace) {
    Map<String, String> contents = new TreeMap<>();
    for (int i = 0; i < DATABASES; i++) {
      int index = i;
      keyspace.database(i).forEach(entry -> contents.put(name(index, entry.key()), text(entry)));
    }
    return contents;
  }

  private static String name(int index, Bytes key) {
    return index + "/" + key;
  }

  private static String text(@Nullable Entry entry) {
    return entry == null ? "nothing" : entry.value() + "@" + entry.expireAtMs();
  }
}
