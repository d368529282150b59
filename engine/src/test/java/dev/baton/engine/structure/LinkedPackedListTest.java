package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LinkedPackedListTest {
  private final Region region = Region.reserve(128L << 20);
  private final Memory memory = new Memory(region);
  private final NodeCompression compression = new NodeCompression(memory);
  private final LinkedPackedList list = new LinkedPackedList(memory, compression);
  private final Texts texts = new Texts();
  private final List<String> model = new ArrayList<>();

  LinkedPackedListTest() {
    list.create();
  }

  @AfterEach
  void close() {
    check();
    compression.settle();
    boolean isMore = true;
    while (isMore) {
      isMore = list.dispose();
    }
    assertThat(memory.usedBytes()).isZero();
    memory.verify();
    texts.close();
    region.close();
  }

  @Test
  void itsBytesAreAllThatItTakes() {
    for (int i = 0; i < 3000; i++) {
      pushLast("element" + i);
      assertThat(list.bytes()).isEqualTo(memory.usedBytes());
    }
    assertThat(list.nodes()).isGreaterThan(3);
  }

  @Test
  void aCountedLimitBoundsEachNode() {
    list.limitNodes(10);
    for (int i = 0; i < 95; i++) {
      pushLast("e" + i);
    }
    assertThat(list.nodes()).isEqualTo(10);
  }

  @Test
  void aTextLargerThanANodeStandsAlone() {
    pushLast("small");
    pushLast("x".repeat(100_000));
    pushLast("small again");
    assertThat(list.nodes()).isEqualTo(3);
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        LinkedPackedListTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int round = 0; round < 10; round++) {
            list.limitNodes(random.nextBoolean() ? -1 : random.nextInt(1, 40));
            compression.limitDepth(random.nextInt(4));
            int growPercent = random.nextInt(30, 80);
            for (int step = 0; step < 1500; step++) {
              change(random, growPercent);
              if (random.nextBoolean()) {
                compression.settle();
                assertThat(list.bytes()).isEqualTo(memory.usedBytes());
              }
            }
            check();
          }
        });
  }

  @Test
  void nodesAwayFromTheEndsAreCompressed() {
    compression.limitDepth(2);
    list.limitNodes(4);
    for (int i = 0; i < 40; i++) {
      pushLast(like(i));
    }
    assertThat(shape()).isEqualTo("pp" + "c".repeat(6) + "pp");
    assertThat(list.bytes()).isEqualTo(memory.usedBytes());
  }

  @Test
  void whatComesToAnEndIsPlainAgain() {
    compression.limitDepth(1);
    list.limitNodes(4);
    for (int i = 0; i < 40; i++) {
      list.pushFirst(texts.place(like(i)), like(i).length());
      model.addFirst(like(i));
    }
    assertThat(list.first()).isTrue();
    removeSome(0, 9);
    assertThat(list.seek(-6)).isTrue();
    removeSome(model.size() - 6, 6);
    assertThat(shape()).isEqualTo("p" + "c".repeat(5) + "p");
  }

  @Test
  void aNodeIsPlainWhileItChangesAndCompressedAfterwards() {
    compression.limitDepth(1);
    list.limitNodes(4);
    for (int i = 0; i < 20; i++) {
      pushLast(like(i));
    }
    assertThat(list.seek(9)).isTrue();
    list.replace(texts.place(like(100)), like(100).length());
    model.set(9, like(100));
    assertThat(shape()).isEqualTo("pcpcp");
    compression.settle();
    assertThat(shape()).isEqualTo("pcccp");
  }

  @Test
  void readingLeavesNodesCompressedAndTakesNothing() {
    compression.limitDepth(1);
    list.limitNodes(4);
    for (int i = 0; i < 40; i++) {
      pushLast(like(i));
    }
    long before = memory.usedBytes();
    assertThat(list.seek(17)).isTrue();
    assertThat(Texts.read(list.element())).isEqualTo(model.get(17));
    compression.settle();
    assertThat(shape()).isEqualTo("p" + "c".repeat(8) + "p");
    assertThat(memory.usedBytes()).isEqualTo(before);
  }

  @Test
  void withoutADepthTheEndsBecomePlainAndTheRestStaysUntilItChanges() {
    compression.limitDepth(1);
    list.limitNodes(4);
    for (int i = 0; i < 40; i++) {
      pushLast(like(i));
    }
    compression.limitDepth(0);
    assertThat(list.first()).isTrue();
    removeSome(0, 4);
    assertThat(list.seek(17)).isTrue();
    list.replace(texts.place(like(100)), like(100).length());
    model.set(17, like(100));
    compression.settle();
    assertThat(shape()).isEqualTo("pcccpcccp");
  }

  @Test
  void whatWouldNotShrinkStaysPlain() {
    compression.limitDepth(1);
    list.limitNodes(1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 200; j++) {
        text.append((char) random.nextInt(0x20, 0x7f));
      }
      pushLast(i % 2 == 0 ? text.toString() : "short");
    }
    assertThat(shape()).isEqualTo("p".repeat(10));
  }

  @Test
  void aLargeTextAloneIsCompressedToo() {
    compression.limitDepth(1);
    pushLast("first");
    pushLast("large ".repeat(50_000));
    pushLast("last");
    assertThat(shape()).isEqualTo("pcp");
    assertThat(list.bytes()).isLessThan(10_000);
  }

  /** Each node in order: p for a plain one, c for a compressed one. */
  private String shape() {
    StringBuilder shape = new StringBuilder();
    StoredNode stored = new StoredNode(memory);
    for (long block = list.firstStored(); block != 0; block = list.nextStored()) {
      shape.append(stored.at(block).isCompressed() ? 'c' : 'p');
    }
    return shape.toString();
  }

  /** A text that goes on like its neighbours. */
  private static String like(int i) {
    return "neighbour number " + i + " of many that are alike";
  }

  private void change(SplittableRandom random, int growPercent) {
    String text = random.nextBoolean() ? like(random.nextInt(1000)) : RandomTexts.next(random);
    if (model.isEmpty()) {
      pushLast(text);
      return;
    }
    int index = random.nextInt(model.size());
    assertThat(list.seek(random.nextBoolean() ? index : index - model.size())).isTrue();
    assertThat(Texts.read(list.element())).isEqualTo(model.get(index));
    if (random.nextInt(100) < growPercent) {
      grow(random, index, text);
    } else if (random.nextInt(3) == 0) {
      list.replace(texts.place(text), text.length());
      model.set(index, text);
      assertThat(Texts.read(list.element())).isEqualTo(text);
    } else {
      removeSome(index, random.nextInt(10) == 0 ? random.nextInt(1, 200) : 1);
    }
  }

  private void grow(SplittableRandom random, int index, String text) {
    switch (random.nextInt(4)) {
      case 0 -> pushLast(text);
      case 1 -> {
        list.pushFirst(texts.place(text), text.length());
        model.addFirst(text);
      }
      case 2 -> {
        list.insertBefore(texts.place(text), text.length());
        model.add(index, text);
        assertThat(Texts.read(list.element())).isEqualTo(text);
      }
      default -> {
        list.insertAfter(texts.place(text), text.length());
        model.add(index + 1, text);
        assertThat(Texts.read(list.element())).isEqualTo(text);
      }
    }
  }

  private void removeSome(int index, int most) {
    model.subList(index, Math.min(model.size(), index + most)).clear();
    assertThat(list.remove(most)).isEqualTo(index < model.size());
    if (index < model.size()) {
      assertThat(Texts.read(list.element())).isEqualTo(model.get(index));
    }
  }

  private void pushLast(String text) {
    list.pushLast(texts.place(text), text.length());
    model.add(text);
  }

  private void check() {
    list.verify();
    assertThat(list.count()).isEqualTo(model.size());
    List<String> forward = new ArrayList<>();
    for (boolean more = list.first(); more; more = list.next()) {
      forward.add(Texts.read(list.element()));
    }
    assertThat(forward).isEqualTo(model);
    List<String> backward = new ArrayList<>();
    for (boolean more = list.last(); more; more = list.previous()) {
      backward.add(Texts.read(list.element()));
    }
    assertThat(backward.reversed()).isEqualTo(model);
  }
}
