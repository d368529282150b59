package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A table beside a plain map that must always agree with it. */
final class TableModel {
  final Memory memory;
  final Entries entries;
  final Table table;
  final Map<Long, Boolean> marks = new LinkedHashMap<>();

  TableModel(Memory memory, Entries entries) {
    this.memory = memory;
    this.entries = entries;
    this.table = new Table(memory, entries);
    table.create();
  }

  /** The entry with this key, at which the table's search then stands; zero when there is none. */
  long find(long key) {
    table.seek(entries.hashOf(key));
    for (long entry = table.next(); entry != 0; entry = table.next()) {
      if (entries.key(entry) == key) {
        return entry;
      }
    }
    return 0;
  }

  void put(long key) {
    long found = find(key);
    assertThat(found != 0).isEqualTo(marks.containsKey(key));
    if (found != 0) {
      table.replace(entries.create(key));
      entries.free(found);
      return;
    }
    boolean isMarked = (key & 3) == 1;
    long entry = entries.create(key);
    long position = table.insert(entries.hashOf(key), entry, isMarked);
    assertThat(table.entryAt(position)).isEqualTo(entry);
    marks.put(key, isMarked);
  }

  void remove(long key) {
    long found = find(key);
    assertThat(found != 0).isEqualTo(marks.containsKey(key));
    if (found != 0) {
      table.remove();
      entries.free(found);
      marks.remove(key);
      assertThat(table.next()).isZero();
    }
  }

  void flipMark(long key) {
    if (find(key) != 0) {
      boolean isMarked = table.isMarked(table.position());
      assertThat(isMarked).isEqualTo(marks.get(key));
      table.mark(table.position(), !isMarked);
      marks.put(key, !isMarked);
    }
  }

  /** The keys of a whole scan in one go, which sees each exactly once. */
  Set<Long> scanAll() {
    Set<Long> seen = new HashSet<>();
    long cursor = 0;
    do {
      cursor =
          table.scan(
              cursor,
              (entry, position) -> {
                assertThat(table.entryAt(position)).isEqualTo(entry);
                assertThat(seen.add(entries.key(entry))).isTrue();
              });
    } while (cursor != 0);
    return seen;
  }

  void check() {
    table.verify();
    assertThat(table.size()).isEqualTo(marks.size());
    assertThat(scanAll()).isEqualTo(marks.keySet());
    marks.forEach((key, isMarked) -> {
      assertThat(find(key)).isNotZero();
      assertThat(table.isMarked(table.position())).isEqualTo(isMarked);
    });
  }

  void dispose() {
    Set<Long> left = new HashSet<>(marks.keySet());
    boolean isMore = true;
    while (isMore) {
      isMore =
          table.dispose((entry, _) -> {
            assertThat(left.remove(entries.key(entry))).isTrue();
            entries.free(entry);
          });
    }
    assertThat(left).isEmpty();
    marks.clear();
  }
}
