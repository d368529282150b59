package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan returns every key that is there all the time, whatever comes and goes meanwhile. */
final class ScanTest {
  private final OwnedKeyspace owned = new OwnedKeyspace(1, 7);
  private final Keyspace keyspace = owned.keyspace();
  private final Database database = keyspace.database(0);
  private final Entry view = keyspace.newEntry();

  @AfterEach
  void close() {
    owned.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
  void quietDatabaseIsReturnedOnceEach(int count) {
    fill("stays:", count);
    Set<String> seen = new HashSet<>();
    long cursor = 0;
    int calls = 0;
    do {
      cursor =
          database.scan(
              cursor, view, entry -> assertThat(seen.add(entry.key().toString())).isTrue());
      calls++;
    } while (cursor != 0);
    assertThat(seen).hasSize(count);
    assertThat(calls).isGreaterThanOrEqualTo(count / 10);
  }

  @Test
  void keysThatStayAreReturnedWhileOthersComeAndGo() {
    for (int round = 0; round < 50; round++) {
      long seed = Long.getLong("scan.seed", System.nanoTime());
      scanWhileChanging(
          new SplittableRandom(seed),
          "again: mvn -pl engine test -Dtest=ScanTest -Dscan.seed=" + seed);
    }
  }

  private void scanWhileChanging(SplittableRandom random, String again) {
    database.clear();
    int staying = random.nextInt(1, 300);
    fill("stays:", staying);
    int passing = 0;
    Set<String> seen = new HashSet<>();
    long cursor = 0;
    do {
      cursor = database.scan(cursor, view, entry -> seen.add(entry.key().toString()));
      // Large steps, so that the table grows and shrinks several times during one scan.
      int wanted = random.nextInt(16) == 0 ? random.nextInt(2000) : passing;
      for (; passing < wanted; passing++) {
        put(key("passes:", passing));
      }
      for (; passing > wanted; passing--) {
        database.delete(key("passes:", passing - 1));
      }
    } while (cursor != 0);
    for (int i = 0; i < staying; i++) {
      assertThat(seen).as(again).contains("stays:" + i);
    }
  }

  private void fill(String prefix, int count) {
    for (int i = 0; i < count; i++) {
      put(key(prefix, i));
    }
  }

  private void put(Bytes key) {
    database.put(key, keyspace.value().number(1), Entry.NO_EXPIRY, 0);
  }

  private static Bytes key(String prefix, int number) {
    return Bytes.of(prefix + number);
  }
}
