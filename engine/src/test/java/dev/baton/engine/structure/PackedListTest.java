package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PackedListTest {
  // Each form of a number and of a text, at its smallest and its largest.
  private static final List<String> FORMS =
      List.of(
          "0",
          "1",
          "127",
          "128",
          "-1",
          "-4096",
          "4095",
          "-4097",
          "4096",
          "32767",
          "-32768",
          "32768",
          "8388607",
          "-8388608",
          "8388608",
          "2147483647",
          "-2147483648",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "",
          "a",
          "01",
          "-0",
          "+1",
          "x".repeat(63),
          "y".repeat(64),
          "z".repeat(127),
          "w".repeat(300));

  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final PackedList list = new PackedList(memory);
  private final Texts texts = new Texts();
  private final List<String> model = new ArrayList<>();

  PackedListTest() {
    list.create();
  }

  @AfterEach
  void close() {
    check();
    list.free();
    assertThat(memory.usedBytes()).isZero();
    memory.verify();
    texts.close();
    region.close();
  }

  @Test
  void itsBytesAreThoseOfRedisForEveryForm() throws IOException {
    FORMS.forEach(this::append);

    byte[] ours = memory.toBytes(list.address(), list.bytes());

    assertThat(HexFormat.of().formatHex(ours)).isEqualTo(golden("listpack-of-all-forms"));
  }

  @Test
  void aSmallHashHasTheBytesOfRedis() {
    List.of("field", "value", "n", "12345").forEach(this::append);

    byte[] ours = memory.toBytes(list.address(), list.bytes());

    assertThat(HexFormat.of().formatHex(ours))
        .isEqualTo("1c00000004008566" + "69656c64068576616c756506816e02f1393003ff");
  }

  @Test
  void longTextsKeepTheirBackwardLengths() {
    for (int length : new int[] {4095, 4096, 16_370, 16_380, 16_383, 16_384, 200_000}) {
      append("t".repeat(length));
      append("after");
    }
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        PackedListTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int step = 0; step < 6000; step++) {
            change(random);
            if (step % 50 == 0) {
              check();
            }
          }
        });
  }

  private void change(SplittableRandom random) {
    String text = RandomTexts.next(random);
    int index = model.isEmpty() ? 0 : random.nextInt(model.size());
    if (model.isEmpty() || random.nextInt(100) < (model.size() < 100 ? 20 : 5)) {
      append(text);
      return;
    }
    assertThat(list.seek(random.nextBoolean() ? index : index - model.size())).isTrue();
    switch (random.nextInt(7)) {
      case 0 -> insertAt(index, text);
      case 1 -> insertBehind(index, text);
      case 2 -> {
        list.replace(texts.place(text), text.length());
        model.set(index, text);
      }
      case 3 -> removeSome(index, random.nextInt(1, 4));
      case 4 -> {
        list.replaceByNumber(random.nextInt());
        model.set(index, Long.toString(list.number()));
      }
      case 5 -> {
        list.prepend(texts.place(text), text.length());
        model.addFirst(text);
      }
      default -> findFrom(index, text);
    }
  }

  private void insertAt(int index, String text) {
    list.insertBefore(texts.place(text), text.length());
    model.add(index, text);
    assertThat(Texts.read(list)).isEqualTo(text);
  }

  private void insertBehind(int index, String text) {
    list.insertAfter(texts.place(text), text.length());
    model.add(index + 1, text);
    assertThat(Texts.read(list)).isEqualTo(text);
  }

  private void removeSome(int index, int limit) {
    int end = Math.min(model.size(), index + limit);
    model.subList(index, end).clear();
    assertThat(list.remove(limit)).isEqualTo(index < model.size());
    if (index < model.size()) {
      assertThat(Texts.read(list)).isEqualTo(model.get(index));
    }
  }

  private void findFrom(int index, String text) {
    int skipped = text.length() % 2;
    int expected = index;
    while (expected < model.size() && !model.get(expected).equals(text)) {
      expected += 1 + skipped;
    }
    boolean isFound = list.find(texts.place(text), text.length(), skipped);
    assertThat(isFound).isEqualTo(expected < model.size());
    if (isFound) {
      int offset = list.offset();
      list.seek(expected);
      assertThat(list.offset()).isEqualTo(offset);
      assertThat(list.textLength()).isEqualTo(text.length());
      assertThat(list.isEqual(texts.place(text), text.length())).isTrue();
    }
  }

  @Test
  void moreElementsThanTheHeaderCountsAreCounted() {
    for (int i = 0; i < 66_000; i++) {
      append("7");
    }
    assertThat(list.count()).isEqualTo(66_000);
    assertThat(list.seek(65_999)).isTrue();
    assertThat(list.seek(66_000)).isFalse();
    list.first();
    list.remove(1000);
    model.subList(0, 1000).clear();
  }

  @Test
  void damagedBytesAreRefused() {
    List.of("one", "2", "300000", "four", "x".repeat(100)).forEach(this::append);
    byte[] whole = memory.toBytes(list.address(), list.bytes());
    int bits = whole.length * 8;
    PackedListCheck check = new PackedListCheck(memory);
    long copy = memory.allocate(whole.length);
    int refused = 0;
    for (int bit = 0; bit < bits; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      memory.copyIn(damaged, 0, copy, damaged.length);
      refused += check.isWellFormed(copy, damaged.length) ? 0 : 1;
    }
    memory.free(copy, whole.length);
    // The rest are changed texts and numbers, which only a checksum can tell.
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void aReservedBatchGrowsTheListOnce() {
    append("first");
    long added = 0;
    for (String form : FORMS) {
      added += 2 * list.bytesOf(texts.place(form), form.length());
    }
    int after = list.bytes() + (int) added;

    list.reserve((int) added);
    long grown = list.address();
    FORMS.forEach(this::append);
    for (String form : FORMS) {
      list.prepend(texts.place(form), form.length());
      model.addFirst(form);
    }

    assertThat(list.address()).isEqualTo(grown);
    assertThat(list.bytes()).isEqualTo(after);
    append("last");
  }

  private void append(String text) {
    list.append(texts.place(text), text.length());
    model.add(text);
  }

  private void check() {
    assertThat(new PackedListCheck(memory).isWellFormed(list.address(), list.bytes())).isTrue();
    assertThat(list.count()).isEqualTo(model.size());
    List<String> forward = new ArrayList<>();
    for (boolean more = list.first(); more; more = list.next()) {
      forward.add(Texts.read(list));
    }
    assertThat(forward).isEqualTo(model);
    List<String> backward = new ArrayList<>();
    for (boolean more = list.last(); more; more = list.previous()) {
      backward.add(Texts.read(list));
    }
    assertThat(backward.reversed()).isEqualTo(model);
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            PackedListTest.class.getResourceAsStream(name + ".hex.txt"), "the golden is there")) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
    }
  }
}
