package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.Scratch;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A set against a plain set, through all its forms. */
final class SetValueTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final int STEPS = 4000;

  private final OwnedKeyspace owned = new OwnedKeyspace(1, 7);
  private final Keyspace keyspace = owned.keyspace();
  private final Scratch member = new Scratch(4096);

  @AfterEach
  void close() {
    owned.close();
  }

  @Test
  void isWhatASetIs() {
    long seed = Long.getLong("set.seed", System.nanoTime());
    for (int round = 0; round < 3; round++) {
      SplittableRandom random = new SplittableRandom(seed + round);
      String again = "again: mvn -pl engine test -Dtest=SetValueTest -Dset.seed=" + seed;
      Set<String> model = new LinkedHashSet<>();
      SetValue set = keyspace.sets().at(put("s" + round));
      for (int step = 0; step < STEPS; step++) {
        change(random, set, model, round, again + " round " + round + " step " + step);
      }
      compare(set, model, again);
    }
  }

  private void change(
      SplittableRandom random, SetValue set, Set<String> model, int round, String as) {
    String text = text(random, round);
    int length = fill(text);
    switch (random.nextInt(6)) {
      case 0, 1, 2 ->
          assertThat(set.add(member.address(), length)).as(as).isEqualTo(model.add(text));
      case 3 ->
          assertThat(set.remove(member.address(), length)).as(as).isEqualTo(model.remove(text));
      case 4 ->
          assertThat(set.contains(member.address(), length)).as(as).isEqualTo(model.contains(text));
      default -> {
        if (!model.isEmpty()) {
          set.seekRandom(random.nextLong());
          String drawn = textOf(set);
          assertThat(model.remove(drawn)).as(as).isTrue();
          set.remove();
        }
        if (random.nextInt(40) == 0) {
          compare(set, model, as);
        }
      }
    }
  }

  private void compare(SetValue set, Set<String> model, String as) {
    Set<String> walked = new LinkedHashSet<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      assertThat(walked.add(textOf(set))).as(as).isTrue();
    }
    assertThat(walked).as(as).isEqualTo(model);
    assertThat(set.size()).as(as).isEqualTo(model.size());
    StructuralCheck.of(keyspace);
  }

  private Entry put(String key) {
    keyspace.sets().begin();
    keyspace.database(0).put(Bytes.of(key), keyspace.sets().finish(), Entry.NO_EXPIRY, NOW);
    Entry entry = keyspace.newEntry();
    assertThat(keyspace.database(0).find(Bytes.of(key), entry)).isTrue();
    return entry;
  }

  /** Few members in the first round, integers in the second, many of all kinds in the third. */
  private static String text(SplittableRandom random, int round) {
    return switch (round) {
      case 0 -> random.nextBoolean() ? "m" + random.nextInt(30) : "" + random.nextInt(30);
      case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
      default ->
          random.nextInt(9) == 0 ? "x".repeat(random.nextInt(90)) : "m" + random.nextInt(2000);
    };
  }

  private int fill(String text) {
    byte[] bytes = Bytes.of(text).array();
    Native.copy(bytes, 0, member.address(), bytes.length);
    return bytes.length;
  }

  private static String textOf(SetValue set) {
    return Bytes.copyOf(set.textAddress(), set.textLength()).toString();
  }
}
