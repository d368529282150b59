package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListValueTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Bytes KEY = Bytes.of("list");

  private final OwnedKeyspace owned = new OwnedKeyspace(1, 7);
  private final Keyspace keyspace = owned.keyspace();
  private final NativeBuffer buffer = new NativeBuffer(1 << 16);
  private final ListValue list = keyspace.lists();
  private final Entry entry = keyspace.newEntry();
  private final List<String> model = new ArrayList<>();

  ListValueTest() {
    list.begin();
    keyspace.database(0).put(KEY, list.finish(), Entry.NO_EXPIRY, NOW);
    assertThat(keyspace.database(0).find(KEY, entry)).isTrue();
    list.at(entry);
  }

  @AfterEach
  void close() {
    buffer.close();
    owned.close();
  }

  @Test
  void aListIsLinkedWhenMoreIsExpectedThanANodeHolds() {
    list.append(place("x".repeat(8000)), 8000);
    list.expect(2, 178);
    assertThat(list.encoding()).isEqualTo(Encoding.PACKED);
    list.expect(2, 179);
    assertThat(list.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(entry.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(entry.root()).isEqualTo(list.root());
    assertThat(list.count()).isEqualTo(1);
  }

  @Test
  void whatWasReservedIsGivenBackWhenABatchOutgrowsItsNode() {
    int length = 81;
    int texts = 8192 / length;
    long text = place("x".repeat(length));
    list.expect(texts, (long) texts * length);
    list.reserve(texts * (int) list.bytesOf(text, length));
    for (int i = 0; i < texts; i++) {
      list.append(text, length);
    }
    assertThat(list.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(list.count()).isEqualTo(texts);
  }

  @Test
  void aLargeFirstElementLeavesNoEmptyNode() {
    list.append(place("x".repeat(9000)), 9000);
    assertThat(list.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(list.first()).isTrue();
    assertThat(list.next()).isFalse();
  }

  @Test
  void aListShrinksToOnePackedListAtHalfANode() {
    keyspace.packing().limitListNodes(8);
    list.at(entry);
    for (int i = 0; i < 9; i++) {
      append("e" + i);
    }
    assertThat(list.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(list.first() && list.remove(4)).isTrue();
    list.shrink();
    assertThat(list.encoding()).isEqualTo(Encoding.LINKED);
    assertThat(list.first() && list.remove(1)).isTrue();
    list.shrink();
    assertThat(list.encoding()).isEqualTo(Encoding.PACKED);
    assertThat(entry.encoding()).isEqualTo(Encoding.PACKED);
    assertThat(read()).containsExactly("e5", "e6", "e7", "e8");
  }

  @Test
  void anUnfinishedListIsFreedWhole() {
    ListValue other = keyspace.newLists();
    other.begin();
    for (int i = 0; i < 5000; i++) {
      other.append(place("element " + i), ("element " + i).length());
    }
    assertThat(other.encoding()).isEqualTo(Encoding.LINKED);
    other.discard();
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        ListValueTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int round = 0; round < 12; round++) {
            keyspace.packing().limitListNodes(random.nextBoolean() ? -1 : random.nextInt(1, 40));
            keyspace.packing().limitListCompression(random.nextInt(4));
            int growPercent = random.nextInt(30, 75);
            for (int step = 0; step < 800; step++) {
              keyspace.database(0).find(KEY, entry);
              list.at(entry);
              change(random, growPercent);
            }
            list.at(entry);
            assertThat(list.count()).isEqualTo(model.size());
            assertThat(read()).isEqualTo(model);
          }
        });
  }

  private void change(SplittableRandom random, int growPercent) {
    String text = random.nextInt(4) == 0 ? "" + random.nextInt() : "t" + random.nextInt(30);
    if (model.isEmpty() || random.nextInt(100) < growPercent / 2) {
      append(text);
      return;
    }
    int index = random.nextInt(model.size());
    if (random.nextInt(100) < growPercent) {
      add(random, index, text);
    } else {
      shorten(random, index, text);
    }
  }

  private void add(SplittableRandom random, int index, String text) {
    if (random.nextBoolean()) {
      list.prepend(place(text), text.length());
      model.addFirst(text);
      return;
    }
    list.expect(1, text.length());
    assertThat(list.seek(index - (random.nextBoolean() ? model.size() : 0))).isTrue();
    if (random.nextBoolean()) {
      list.insertBefore(place(text), text.length());
      model.add(index, text);
    } else {
      list.insertAfter(place(text), text.length());
      model.add(index + 1, text);
    }
  }

  private void shorten(SplittableRandom random, int index, String text) {
    int limit = random.nextInt(1, 8);
    if (random.nextInt(3) == 0) {
      list.expect(0, text.length());
      assertThat(list.seek(index)).isTrue();
      list.replace(place(text), text.length());
      model.set(index, text);
    } else if (random.nextInt(3) == 0) {
      assertThat(list.first() && list.find(place(text), text.length()))
          .isEqualTo(model.contains(text));
      assertThat(list.last() && list.findBack(place(text), text.length()))
          .isEqualTo(model.contains(text));
    } else {
      assertThat(list.seek(index)).isTrue();
      list.remove(limit);
      model.subList(index, Math.min(model.size(), index + limit)).clear();
    }
    list.shrink();
  }

  private void append(String text) {
    list.append(place(text), text.length());
    model.add(text);
  }

  private List<String> read() {
    List<String> texts = new ArrayList<>();
    for (boolean isThere = list.first(); isThere; isThere = list.next()) {
      texts.add(
          list.isNumber()
              ? Long.toString(list.number())
              : Bytes.copyOf(list.textAddress(), list.textLength()).toString());
    }
    return texts;
  }

  private long place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, buffer.address(), bytes.length);
    return buffer.address();
  }
}
