package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.Scratch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hash against a plain map, through all its forms, with fields that expire. */
final class HashValueTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final int STEPS = 6000;

  private record Field(String value, long expireAtMs) {
    boolean isVisible(long nowMs) {
      return expireAtMs == Entry.NO_EXPIRY || expireAtMs >= nowMs;
    }
  }

  private final OwnedKeyspace owned = new OwnedKeyspace(2, 7);
  private final Keyspace keyspace = owned.keyspace();
  private final Scratch field = new Scratch(4096);
  private final Scratch value = new Scratch(4096);
  private final Map<String, Field> model = new LinkedHashMap<>();

  @AfterEach
  void close() {
    owned.close();
  }

  @Test
  void isWhatAMapIs() {
    long seed = Long.getLong("hash.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    String again = "again: mvn -pl engine test -Dtest=HashValueTest -Dhash.seed=" + seed;
    Entry entry = put("h");
    long nowMs = NOW;
    for (int step = 0; step < STEPS; step++) {
      nowMs += random.nextInt(3);
      int names = step < STEPS / 3 ? 20 : 900;
      String name = name(random.nextInt(names));
      HashValue hash = keyspace.hashes().at(entry, nowMs);
      change(random, hash, name, nowMs, step > STEPS / 4, again + " step " + step);
      if (step % 97 == 0) {
        compare(hash, nowMs, again + " step " + step);
      }
      if (step % 1013 == 0) {
        moveAround(entry);
        entry = find("h");
      }
    }
  }

  private void change(
      SplittableRandom random,
      HashValue hash,
      String name,
      long nowMs,
      boolean mayExpire,
      String as) {
    Field known = model.get(name);
    boolean wasVisible = known != null && known.isVisible(nowMs);
    int length = fill(field, name);
    switch (random.nextInt(mayExpire ? 8 : 4)) {
      case 0, 1, 2 -> {
        String text = text(random);
        assertThat(hash.put(field.address(), length, value.address(), fill(value, text)))
            .as(as)
            .isEqualTo(!wasVisible);
        model.put(name, new Field(text, Entry.NO_EXPIRY));
      }
      case 3 -> {
        assertThat(hash.remove(field.address(), length)).as(as).isEqualTo(wasVisible);
        if (wasVisible) {
          model.remove(name);
        }
      }
      case 4 -> {
        String text = text(random);
        long expiry = nowMs + random.nextInt(300);
        hash.put(field.address(), length, value.address(), fill(value, text), expiry);
        model.put(name, new Field(text, expiry));
      }
      case 5 -> {
        String text = text(random);
        int valueLength = fill(value, text);
        hash.put(field.address(), length, value.address(), valueLength, HashValue.SAME_EXPIRY);
        long kept = known != null && wasVisible ? known.expireAtMs() : Entry.NO_EXPIRY;
        model.put(name, new Field(text, kept));
      }
      case 6 -> {
        assertThat(hash.find(field.address(), length)).as(as).isEqualTo(wasVisible);
        if (known != null && wasVisible) {
          long expiry = random.nextBoolean() ? Entry.NO_EXPIRY : nowMs + random.nextInt(100);
          hash.putExpiry(expiry);
          model.put(name, new Field(known.value(), expiry));
        }
      }
      default -> {
        while (hash.findExpired(nowMs)) {
          Field gone = model.remove(textOf(hash));
          assertThat(Objects.requireNonNull(gone, as).isVisible(nowMs)).as(as).isFalse();
          hash.removeFound();
        }
        assertThat(model.values()).as(as).allMatch(each -> each.isVisible(nowMs));
      }
    }
  }

  private Field fieldOf(HashValue hash) {
    return Objects.requireNonNull(model.get(textOf(hash)));
  }

  private void compare(HashValue hash, long nowMs, String as) {
    Map<String, String> visible = new LinkedHashMap<>();
    model.forEach((name, known) -> {
      if (known.isVisible(nowMs)) {
        visible.put(name, known.value());
      }
    });
    Map<String, String> walked = new LinkedHashMap<>();
    for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
      walked.put(textOf(hash), valueOf(hash));
      assertThat(hash.expireAtMs()).as(as).isEqualTo(fieldOf(hash).expireAtMs());
    }
    assertThat(walked).as(as).isEqualTo(visible);
    assertThat(hash.size()).as(as).isEqualTo(model.size());
    assertThat(hash.visibleSize()).as(as).isEqualTo(visible.size());
    visible.forEach((name, text) -> {
      assertThat(hash.find(field.address(), fill(field, name))).as(as).isTrue();
      assertThat(valueOf(hash)).as(as).isEqualTo(text);
    });
    StructuralCheck.of(keyspace);
    long earliest =
        model.values().stream()
            .mapToLong(Field::expireAtMs)
            .filter(expiry -> expiry != Entry.NO_EXPIRY)
            .min()
            .orElse(Entry.NO_EXPIRY);
    boolean isPast = earliest != Entry.NO_EXPIRY && earliest < nowMs;
    Entry view = keyspace.newEntry();
    assertThat(keyspace.database(0).findExpiredField(nowMs, view)).as(as).isEqualTo(isPast);
  }

  /** To another key, to another database and back, and away with a copy. */
  private void moveAround(Entry entry) {
    Database first = keyspace.database(0);
    Database second = keyspace.database(1);
    first.copy(entry, value.address(), fill(value, "copy"), NOW);
    first.move(find("h"), second, value.address(), fill(value, "other"), NOW);
    Entry other = keyspace.newEntry();
    second.find(Bytes.of("other"), other);
    second.expireAt(other, NOW + 1);
    second.expireAt(other, Entry.NO_EXPIRY);
    second.move(other, first, value.address(), fill(value, "h"), NOW);
    assertThat(second.expiringFieldsCount()).isZero();
    first.delete(Bytes.of("copy"));
  }

  private Entry put(String key) {
    keyspace.hashes().begin();
    keyspace.database(0).put(Bytes.of(key), keyspace.hashes().finish(), Entry.NO_EXPIRY, NOW);
    return find(key);
  }

  private Entry find(String key) {
    Entry entry = keyspace.newEntry();
    assertThat(keyspace.database(0).find(Bytes.of(key), entry)).isTrue();
    return entry;
  }

  private static String name(int number) {
    return switch (number % 4) {
      case 0 -> Integer.toString(number);
      case 1 -> "f" + number;
      case 2 -> "field-of-some-length-" + number;
      default -> number % 16 == 3 ? "x".repeat(300) + number : "g" + number;
    };
  }

  private static String text(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> Long.toString(random.nextLong());
      case 2 -> "v".repeat(random.nextInt(64));
      case 3 -> random.nextInt(20) == 0 ? "w".repeat(200 + random.nextInt(2000)) : "short";
      default -> "value " + random.nextInt();
    };
  }

  private static int fill(Scratch scratch, String text) {
    byte[] bytes = Bytes.of(text).array();
    Native.copy(bytes, 0, scratch.address(), bytes.length);
    return bytes.length;
  }

  private static String textOf(HashValue hash) {
    return Bytes.copyOf(hash.textAddress(), hash.textLength()).toString();
  }

  private static String valueOf(HashValue hash) {
    return Bytes.copyOf(hash.valueAddress(), hash.valueLength()).toString();
  }
}
