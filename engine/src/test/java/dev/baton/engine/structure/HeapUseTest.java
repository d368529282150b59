package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Counts what the reading and changing of structures leaves on the heap. The checked mode keeps a
 * record of each block there, so only work that takes and frees no block is counted.
 */
final class HeapUseTest {
  private static final int OPERATIONS = 2000;
  // A few objects of the counting itself and of late class loading.
  private static final long TOLERATED_BYTES = 16_384;

  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void searchingAndMarkingATableMakesNoObjects() {
    TableModel model = new TableModel(memory, new Entries(memory, Entries::spread));
    for (long key = 0; key < OPERATIONS; key++) {
      model.put(key);
    }
    assertMakesNoObjects(() -> {
      for (long key = 0; key < OPERATIONS; key++) {
        long found = model.find(key);
        model.table.replace(found);
        model.table.mark(model.table.position(), true);
      }
    });
  }

  @Test
  void insertingIntoAndRemovingFromATableMakesNoObjects() {
    TableModel model = new TableModel(memory, new Entries(memory, Entries::spread));
    for (long key = 0; key < 400; key++) {
      model.put(key);
    }
    long hash = Entries.spread(7);
    long entry = model.find(7);
    assertMakesNoObjects(() -> {
      for (int i = 0; i < OPERATIONS; i++) {
        model.find(7);
        model.table.remove();
        model.table.insert(hash, entry);
      }
    });
  }

  @Test
  void walkingAPackedListMakesNoObjects() {
    PackedList list = new PackedList(memory);
    list.create();
    for (int i = 0; i < 200; i++) {
      list.appendNumber(i * 1000L);
    }
    assertMakesNoObjects(() -> {
      long sum = 0;
      for (int round = 0; round < 20; round++) {
        for (boolean more = list.first(); more; more = list.next()) {
          sum += list.number();
          list.replaceByNumber(list.number());
        }
      }
      assertThat(sum > 0).isTrue();
    });
  }

  @Test
  void askingARankingMakesNoObjects() {
    Members members = new Members(memory);
    Ranking ranking = new Ranking(memory, members);
    ranking.create();
    for (int i = 0; i < OPERATIONS; i++) {
      ranking.insert(i, members.create("member" + i));
    }
    assertMakesNoObjects(() -> {
      for (int i = 0; i < OPERATIONS; i++) {
        ranking.seek(i);
        ranking.countBelow(ranking.score(), true);
      }
    });
    members.close();
  }

  private void assertMakesNoObjects(Runnable work) {
    for (int i = 0; i < 3; i++) {
      work.run();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TOLERATED_BYTES);
  }
}
