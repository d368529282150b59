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

/** The tree of scores behind a large sorted set. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RankingBenchmark {
  /** Members in the ranking. */
  @Param({"1000", "1000000"})
  public int size;

  private final Region region = Region.reserve(1L << 30);
  private final Memory memory = new Memory(region);
  private final Members members = new Members(memory);
  private final Ranking ranking = new Ranking(memory, members);
  private long[] entries = {};
  private double[] scores = {};
  private long turn;

  /** Fills the ranking with scores in no order. */
  @Setup(Level.Trial)
  public void fill() {
    ranking.create();
    entries = new long[size];
    scores = new double[size];
    for (int i = 0; i < size; i++) {
      entries[i] = members.create("member:%08d".formatted(i));
      scores[i] = nextScore();
      ranking.insert(scores[i], entries[i]);
    }
  }

  /** The rank of a member, as ZRANK asks. */
  @Benchmark
  public long rankOf() {
    int member = nextMember();
    long entry = entries[member];
    return ranking.rankOf(scores[member], members.textAddress(entry), members.textLength(entry));
  }

  /** The member of a rank, as ZRANGE begins. */
  @Benchmark
  public double seek() {
    return ranking.seek(nextMember()) ? ranking.score() : 0;
  }

  /** A new score for a member, as ZADD gives it. */
  @Benchmark
  public long changeScore() {
    int member = nextMember();
    long entry = entries[member];
    long removed =
        ranking.remove(scores[member], members.textAddress(entry), members.textLength(entry));
    scores[member] = nextScore();
    ranking.insert(scores[member], entry);
    return removed;
  }

  /** Gives the memory back. */
  @TearDown(Level.Trial)
  public void close() {
    members.close();
    region.close();
  }

  private int nextMember() {
    return (int) Long.remainderUnsigned(Entries.spread(turn++), size);
  }

  private double nextScore() {
    return Entries.spread(turn++) >>> 24;
  }
}
