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

/** A packed list as small collections and the nodes of lists are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PackedListBenchmark {
  /** Elements of 16 bytes. */
  @Param({"10", "128", "400"})
  public int elements;

  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final PackedList list = new PackedList(memory);
  private final Texts texts = new Texts();
  private long last;

  /** Fills the list. */
  @Setup(Level.Trial)
  public void fill() {
    list.create();
    for (int i = 0; i < elements; i++) {
      list.append(texts.place(text(i)), 16);
    }
    last = texts.place(text(elements - 1));
  }

  /** Looks for the last element from the first on. */
  @Benchmark
  public boolean findLast() {
    return list.first() && list.find(last, 16);
  }

  /** Goes over all elements. */
  @Benchmark
  public long walk() {
    long bytes = 0;
    boolean isMore = list.first();
    while (isMore) {
      bytes += list.textLength();
      isMore = list.next();
    }
    return bytes;
  }

  /** Appends an element and removes it, as a queue's end does. */
  @Benchmark
  public boolean appendAndRemove() {
    list.append(last, 16);
    return list.last() && list.remove();
  }

  /** Gives the memory back. */
  @TearDown(Level.Trial)
  public void close() {
    texts.close();
    region.close();
  }

  private static String text(int number) {
    return "element:%08d".formatted(number);
  }
}
