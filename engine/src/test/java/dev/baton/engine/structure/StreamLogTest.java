package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamLogTest {
  private record Entry(long timeMs, long sequence, List<String> texts) {}

  /** Fields for a log, copied to native memory one behind the other. */
  private static final class Fields implements StreamFields, AutoCloseable {
    private final NativeBuffer buffer = new NativeBuffer(1 << 16);
    private final List<Integer> starts = new ArrayList<>();

    Fields place(List<String> texts) {
      starts.clear();
      int at = 0;
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Native.copy(bytes, 0, buffer.address() + at, bytes.length);
        starts.add(at);
        at += bytes.length;
      }
      starts.add(at);
      return this;
    }

    @Override
    public int count() {
      return starts.size() / 2;
    }

    @Override
    public long address(int index) {
      return buffer.address() + starts.get(index);
    }

    @Override
    public int length(int index) {
      return starts.get(index + 1) - starts.get(index);
    }

    @Override
    public void close() {
      buffer.close();
    }
  }

  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final StreamLog log = new StreamLog(memory);
  private final Fields fields = new Fields();
  private final List<Entry> model = new ArrayList<>();

  StreamLogTest() {
    log.create();
  }

  @AfterEach
  void close() {
    check();
    boolean isMore = true;
    while (isMore) {
      isMore = log.dispose();
    }
    assertThat(memory.usedBytes()).isZero();
    fields.close();
    region.close();
  }

  @Test
  void itsNodesHaveTheBytesOfRedis() {
    append(1000, 0, "name", "ann", "age", "30");
    append(1000, 5, "name", "bob", "age", "-7");
    append(2000, 1, "other", "x");
    append(70_000, 0, "name", "cid", "age", "x31");
    log.seek(1000, 5);
    log.remove();
    model.remove(1);

    log.firstNode();
    byte[] ours = memory.toBytes(log.nodePacked().address(), log.nodePacked().bytes());

    assertThat(HexFormat.of().formatHex(ours))
        .isEqualTo(
            "630000001f00030101010201846e616d65058361676504000102010001000183616e6e041e0105010301"
                + "0001050183626f6204dff90205010001c3e80201010101856f746865720681780206010201f2"
                + "880d01040001836369640483783331040501ff");
  }

  @Test
  void nodesEndAtTheirLimitOfEntries() {
    for (int i = 1; i <= 1000; i++) {
      append(i, 0, "n", "v" + i);
    }
    assertThat(log.nodeCount()).isEqualTo(10);
  }

  @Test
  void trimmingByLengthLeavesTheNewest() {
    for (int i = 1; i <= 1000; i++) {
      append(i, 0, "n", "v" + i);
    }
    assertThat(log.trimToLength(750, true, 1000)).isEqualTo(200);
    assertThat(log.trimToLength(750, false, 1000)).isEqualTo(50);
    model.subList(0, 250).clear();
  }

  @Test
  void trimmingByIdentifierLeavesTheNewest() {
    for (int i = 1; i <= 1000; i++) {
      append(i, 0, "n", "v" + i);
    }
    assertThat(log.trimBelow(555, 0, true, 150)).isEqualTo(100);
    assertThat(log.trimBelow(555, 0, true, 1000)).isEqualTo(400);
    assertThat(log.trimBelow(555, 0, false, 1000)).isEqualTo(54);
    model.subList(0, 554).clear();
  }

  @Test
  void identifiersAreUnsigned() {
    append(1, 0, "n", "v");
    append(Long.MIN_VALUE, -1, "n", "v");
    append(-1, 0, "n", "v");
    append(-1, -1, "n", "v");
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        StreamLogTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          long timeMs = 1;
          for (int step = 0; step < 4000; step++) {
            timeMs += random.nextInt(3);
            change(random, timeMs, step + 1);
            if (step % 200 == 0) {
              check();
            }
          }
        });
  }

  private void change(SplittableRandom random, long timeMs, long sequence) {
    if (model.isEmpty() || random.nextInt(10) < 6) {
      String name = random.nextInt(4) == 0 ? RandomTexts.next(random) : "name";
      append(timeMs, sequence, name, RandomTexts.next(random), "b", RandomTexts.next(random));
      return;
    }
    int index = random.nextInt(model.size());
    Entry wanted = model.get(index);
    assertThat(log.seek(wanted.timeMs(), wanted.sequence())).isTrue();
    assertThat(read()).isEqualTo(wanted);
    model.remove(index);
    assertThat(log.remove()).isEqualTo(index < model.size());
    if (index < model.size()) {
      assertThat(read()).isEqualTo(model.get(index));
    }
    assertThat(log.seekBack(wanted.timeMs(), wanted.sequence())).isEqualTo(index > 0);
    if (index > 0) {
      assertThat(read()).isEqualTo(model.get(index - 1));
    }
  }

  private void append(long timeMs, long sequence, String... texts) {
    log.append(timeMs, sequence, fields.place(List.of(texts)), 4096, 100);
    model.add(new Entry(timeMs, sequence, List.of(texts)));
  }

  private Entry read() {
    List<String> texts = new ArrayList<>();
    int count = log.fields();
    while (log.nextField()) {
      texts.add(Texts.read(log.name()));
      texts.add(Texts.read(log.value()));
    }
    assertThat(texts).hasSize(2 * count);
    return new Entry(log.timeMs(), log.sequence(), texts);
  }

  private void check() {
    assertThat(log.length()).isEqualTo(model.size());
    assertThat(log.bytes()).isEqualTo(memory.usedBytes());
    List<Entry> forward = new ArrayList<>();
    for (boolean more = log.first(); more; more = log.next()) {
      forward.add(read());
    }
    assertThat(forward).isEqualTo(model);
    List<Entry> backward = new ArrayList<>();
    for (boolean more = log.last(); more; more = log.previous()) {
      backward.add(read());
    }
    assertThat(backward.reversed()).isEqualTo(model);
  }
}
