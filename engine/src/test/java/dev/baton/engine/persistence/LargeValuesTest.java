package dev.baton.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.OwnedKeyspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Values too large for one slice are in the snapshot as they were at the cut, whatever changes. */
final class LargeValuesTest {
  private static final int ROUNDS = Integer.getInteger("large.rounds", 8);
  private static final int DATABASES = 2;
  // A node of a list holds 8 KiB, a bucket ten members; a name and blocks of fixed sizes beside.
  private static final long PART_BYTES_MAX = 20 * 1024;
  // What was asked for, and the longest values of all members of a bucket.
  private static final int SLICE_BYTES_MAX = 1_000 + 10 * 4_500;
  private static final RdbOptions OPTIONS = new RdbOptions(11, true, AccessTold.NOTHING);
  private static final SnapshotInfo INFO =
      new SnapshotInfo("a".repeat(40), 7, 0, 3, 9_000_000, 5, false);

  @Test
  void snapshotsHoldWhatWasThereWhenTheyWereTaken() {
    long seed = Long.getLong("large.seed", System.nanoTime());
    String again = "again: mvn -pl engine test -Dtest=LargeValuesTest -Dlarge.seed=" + seed;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, random.nextLong());
          LargeChanges changes = new LargeChanges(owned.keyspace(), random)) {
        changes.fill();
        List<Reading> readings = new ArrayList<>();
        for (int cut = 1 + random.nextInt(2); cut > 0; cut--) {
          readings.add(new Reading(owned.keyspace(), random.nextBoolean()));
          changes.make(random.nextInt(200));
        }
        int pace = random.nextInt(1, 60);
        while (readings.stream().filter(reading -> reading.writeSome(random)).count() > 0) {
          changes.make(random.nextInt(pace));
        }
        readings.forEach(Reading::verify);
        assertThat(owned.keyspace().snapshotBytes()).isZero();
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError("round " + round + "; " + again, broken);
      }
    }
  }

  @Test
  void writeIntoLargeValueKeepsOnlyThePartItChanges() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 5);
        LargeChanges changes = new LargeChanges(owned.keyspace(), new SplittableRandom(5))) {
      changes.fill();
      KeyspaceCut cut = KeyspaceCut.rdb(owned.keyspace(), INFO, OPTIONS, 1);
      long before = owned.keyspace().snapshotBytes();
      for (int key = 0; key < LargeChanges.KEYS; key++) {
        changes.changeOnce(key);
        long after = owned.keyspace().snapshotBytes();
        assertThat(after - before).as("key " + key).isBetween(1L, PART_BYTES_MAX);
        before = after;
      }
      cut.release();
    }
  }

  @Test
  void sliceEndsSoonAfterItsWorkIsDone() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 5);
        LargeChanges changes = new LargeChanges(owned.keyspace(), new SplittableRandom(5))) {
      changes.fill();
      for (boolean isRdb : new boolean[] {true, false}) {
        Reading reading = new Reading(owned.keyspace(), isRdb);
        boolean isMore = true;
        for (int before = 0; isMore; before = reading.bytes()) {
          isMore = reading.writeSome(1_000);
          assertThat(reading.bytes() - before).isLessThan(SLICE_BYTES_MAX);
        }
        reading.verify();
      }
    }
  }

  @Test
  void cutThatIsGivenUpLeavesNothingBehind() {
    try (OwnedKeyspace owned = new OwnedKeyspace(DATABASES, 5);
        LargeChanges changes = new LargeChanges(owned.keyspace(), new SplittableRandom(5))) {
      changes.fill();
      KeyspaceCut cut = KeyspaceCut.rdb(owned.keyspace(), INFO, OPTIONS, 2);
      SlicedWriter writer = cut.open();
      for (int slice = 0; slice < 5; slice++) {
        writer.writeSome(new Collected(), 500);
        changes.make(100);
      }
      cut.release();
      changes.make(100);
      assertThat(owned.keyspace().snapshotBytes()).isZero();
    }
  }

  private static Map<String, String> contents(Keyspace keyspace, boolean isRdb) {
    Map<String, String> contents = new TreeMap<>();
    for (int i = 0; i < DATABASES; i++) {
      String prefix = i + "/";
      keyspace
          .database(i)
          .forEach(
              keyspace.newEntry(),
              entry -> contents.put(prefix + entry.key(), content(keyspace, entry, isRdb)));
    }
    return contents;
  }

  /** How a value is held may differ, what it holds may not; no command says who was active. */
  private static String content(Keyspace keyspace, Entry entry, boolean isRdb) {
    String text = ValueText.of(keyspace, entry);
    String told = isRdb ? text : text.replaceAll(" seen -?\\d+ active -?\\d+", "");
    return entry.type() + told.substring(told.indexOf(' ')) + " until " + entry.expireAtMs();
  }

  /** The first difference, short enough to be read; empty when there is none. */
  private static String difference(Map<String, String> expected, Map<String, String> found) {
    if (!expected.keySet().equals(found.keySet())) {
      return "keys " + found.keySet() + " instead of " + expected.keySet();
    }
    for (Map.Entry<String, String> each : expected.entrySet()) {
      String other = found.getOrDefault(each.getKey(), "");
      if (!each.getValue().equals(other)) {
        List<String> missing = new ArrayList<>(List.of(each.getValue().split(", ", -1)));
        List<String> more = new ArrayList<>(List.of(other.split(", ", -1)));
        List<String> all = List.copyOf(missing);
        missing.removeAll(more);
        more.removeAll(all);
        String kind = each.getValue().substring(0, 8);
        return each.getKey() + " " + kind + " lacks " + missing + " and has " + more;
      }
    }
    return "";
  }

  /** A cut, with what it must hold, that is written once or, as RDB, twice. */
  private static final class Reading {
    private final Map<String, String> expected;
    private final boolean isRdb;
    private final KeyspaceCut cut;
    private final List<Collected> written = new ArrayList<>();
    private SlicedWriter writer;
    private boolean isDone;

    Reading(Keyspace keyspace, boolean isRdb) {
      this.expected = contents(keyspace, isRdb);
      this.isRdb = isRdb;
      this.cut =
          isRdb
              ? KeyspaceCut.rdb(keyspace, INFO, OPTIONS, 2)
              : KeyspaceCut.commands(keyspace, List.of());
      this.writer = cut.open();
      this.written.add(new Collected());
    }

    boolean writeSome(SplittableRandom random) {
      return writeSome(1L << random.nextInt(16));
    }

    boolean writeSome(long work) {
      if (!isDone && writer.writeSome(written.getLast(), work)) {
        isDone = !isRdb || written.size() == 2;
        if (isDone) {
          cut.release();
        } else {
          writer = cut.open();
          written.add(new Collected());
        }
      }
      return !isDone;
    }

    /** How much was written in the writing that is going on. */
    int bytes() {
      return written.getLast().bytes().length;
    }

    void verify() {
      for (Collected each : written) {
        byte[] bytes = each.bytes();
        assertThat(bytes)
            .as("every writing has as many bytes")
            .hasSize(written.getFirst().bytes().length);
        try (OwnedKeyspace target = new OwnedKeyspace(DATABASES, 6)) {
          if (isRdb) {
            Loaded.load(bytes, bytes.length, target.keyspace());
          } else {
            Replayed.replay(bytes, target.keyspace());
          }
          assertThat(difference(expected, contents(target.keyspace(), isRdb))).isEmpty();
        }
      }
    }
  }
}
