package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.resp.Arguments;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Keys are found where Redis finds them; what contradicts itself names none. */
final class KeySpecTest {
  private static final KeySpec FROM = KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS);

  @Test
  void aCountedSpecTakesAsManyWordsAsItsCountSays() {
    KeySpec counted = KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS);
    KeySpec target = KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE);

    assertThat(keys("ZUNIONSTORE t 2 a b WEIGHTS 1 2", target, counted)).isEqualTo("t a b");
    assertThat(keys("ZUNIONSTORE t 9 a b", target, counted)).isEmpty();
    assertThat(keys("ZUNIONSTORE t -1 a b", target, counted)).isEmpty();
    assertThat(keys("ZUNIONSTORE t x a b", target, counted)).isEmpty();
    assertThat(keys("ZUNIONSTORE t 0 a b", target, counted)).isEmpty();
  }

  @Test
  void aKeywordMayStandAnywhereOrNowhere() {
    KeySpec store = KeySpec.after("STORE", 3, KeyFlag.OW, KeyFlag.UPDATE);

    assertThat(keys("GEORADIUS a 1 ASC store b", FROM, store)).isEqualTo("a b");
    assertThat(keys("GEORADIUS a 1 ASC", FROM, store)).isEqualTo("a");
    assertThat(keys("GEORADIUS a 1 STORE", FROM, store)).isEmpty();
  }

  @Test
  void aLimitedRangeTakesTheFirstPartOnly() {
    KeySpec streams = KeySpec.rangeAfter("STREAMS", 1, -1, 1, 2, KeyFlag.RO, KeyFlag.ACCESS);

    assertThat(keys("XREAD COUNT 2 STREAMS a b 0 0", streams)).isEqualTo("a b");
  }

  @Test
  void aNegativeStartSearchesBackwards() {
    KeySpec last = KeySpec.rangeAfter("KEYS", -2, -1, 1, 0, KeyFlag.RW);

    assertThat(keys("MIGRATE h p x 0 5 KEYS KEYS a b", last)).isEqualTo("a b");
  }

  @Test
  void aFinderIsAskedWhereNoSpecTells() {
    KeySpec unknown = KeySpec.unknown(KeyFlag.OW, KeyFlag.UPDATE);
    CommandSpec sort =
        CommandSpec.command("sort", -2).keys(FROM, unknown).keysFoundBy(KeyFinders::sort).build();

    assertThat(keys("SORT a BY STORE LIMIT 0 STORE STORE b STORE c", sort)).isEqualTo("a c");
    assertThat(sort.has(Flag.MOVABLEKEYS)).isTrue();
  }

  private static String keys(String line, KeySpec... specs) {
    return keys(line, CommandSpec.command("test", -1).keys(specs).build());
  }

  private static String keys(String line, CommandSpec spec) {
    String[] words = line.split(" ", -1);
    StringBuilder found = new StringBuilder();
    try (NativeBuffer memory = new NativeBuffer(line.length() + 1)) {
      Arguments arguments = new Arguments();
      long address = memory.address();
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        Native.copy(bytes, 0, address, bytes.length);
        arguments.add(address, bytes.length);
        address += bytes.length;
      }
      KeyPositions positions = new KeyPositions();
      spec.findKeys(arguments, positions);
      for (int i = 0; i < positions.count(); i++) {
        found.append(arguments.text(positions.word(i))).append(' ');
      }
    }
    return found.toString().strip();
  }
}
