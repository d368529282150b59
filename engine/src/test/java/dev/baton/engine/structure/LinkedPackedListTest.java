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
  private final LinkedPackedList list = new LinkedPackedList(memory);
  private final Texts texts = new Texts();
  private final List<String> model = new ArrayList<>();

  LinkedPackedListTest() {
    list.create();
  }

  @AfterEach
  void close() {
    check();
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
            int growPercent = random.nextInt(30, 80);
            for (int step = 0; step < 1500; step++) {
              change(random, growPercent);
              assertThat(list.bytes()).isEqualTo(memory.usedBytes());
            }
            check();
          }
        });
  }

  private void change(SplittableRandom random, int growPercent) {
    String text = RandomTexts.next(random);
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
