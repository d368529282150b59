package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The hash table, within the processor's caches and far beyond them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableBenchmark {
  private static final int BATCH = 16;

  /** Entries in the table. */
  @Param({"1000", "2000000"})
  public int size;

  private final Region region = Region.reserve(1L << 30);
  private final Memory memory = new Memory(region);
  private final Entries entries = new Entries(memory, Entries::spread);
  private final Table table = new Table(memory, entries);
  private long turn;

  /** Fills the table with the keys from 0 on. */
  @Setup(Level.Trial)
  public void fill() {
    table.create();
    for (long key = 0; key < size; key++) {
      table.insert(Entries.spread(key), entries.create(key));
    }
  }

  /** A key that is there. */
  @Benchmark
  public long find() {
    return find(nextKey());
  }

  /** A key that is not there. */
  @Benchmark
  public long miss() {
    return find(-1 - nextKey());
  }

  /** Sixteen keys, each touched before the first of them is looked for; for the time of all. */
  @Benchmark
  public long findBatch() {
    long first = turn;
    long found = 0;
    for (int i = 0; i < BATCH; i++) {
      found += table.touch(Entries.spread(nextKey()));
    }
    turn = first;
    for (int i = 0; i < BATCH; i++) {
      found += find(nextKey());
    }
    return found;
  }

  /** An entry removed and inserted again. */
  @Benchmark
  public long removeAndInsert() {
    long entry = find(nextKey());
    table.remove();
    return table.insert(entries.hash(entry), entry);
  }

  /** Gives the memory back. */
  @TearDown(Level.Trial)
  public void close() {
    region.close();
  }

  private long nextKey() {
    // A step through all numbers in an order that no prefetching guesses.
    return Long.remainderUnsigned(Entries.spread(turn++), size);
  }

  private long find(long key) {
    table.seek(Entries.spread(key));
    long entry = table.next();
    while (entry != 0 && entries.key(entry) != key) {
      entry = table.next();
    }
    return entry;
  }
}
