package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sorted sets against a map of the heap that is sorted anew for every question. */
final class SortedSetValueTest {
  private static final int STEPS = 20_000;
  private static final double[] SCORES = {
    0,
    -0.0,
    1,
    -1,
    2.5,
    0.1,
    1e17,
    1e300,
    -3e-300,
    127,
    4096,
    -70_000,
    1 / 3.0,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private record Item(String member, double score) {}

  private final OwnedKeyspace owned = new OwnedKeyspace(1, 42);
  private final Keyspace keyspace = owned.keyspace();
  private final NativeBuffer buffer = new NativeBuffer(1024);
  private final Map<String, Double> model = new TreeMap<>();
  private final SortedSetValue set = keyspace.sortedSets();
  private final Entry entry = keyspace.newEntry();

  @AfterEach
  void close() {
    owned.close();
    buffer.close();
  }

  @Test
  void randomChangesAgreeWithAModel() {
    long seed = Long.getLong("sortedset.seed", System.nanoTime());
    String again = "again: mvn -pl engine test -Dtest=SortedSetValueTest -Dsortedset.seed=" + seed;
    SplittableRandom random = new SplittableRandom(seed);
    create();
    for (int step = 0; step < STEPS; step++) {
      // Grows beyond the limits of a packed list, then shrinks to nearly nothing, then again.
      boolean grows = (step / 5000) % 2 == 0;
      int number = random.nextInt(400);
      String member = number % 3 == 0 ? Integer.toString(number - 200) : "member:" + number;
      if (random.nextInt(4) > (grows ? 0 : 2)) {
        double score = SCORES[random.nextInt(SCORES.length)];
        boolean isNew = set.put(score, place(member), member.length());
        Double old = model.get(member);
        assertThat(isNew).as(again).isEqualTo(old == null);
        // Zero and minus zero are the same score, so the first one stays.
        if (old == null || old.doubleValue() != score) {
          model.put(member, score);
        }
      } else if (set.find(place(member), member.length())) {
        set.remove();
        assertThat(model.remove(member)).as(again).isNotNull();
      } else {
        assertThat(model).as(again).doesNotContainKey(member);
      }
      assertThat(set.size()).as(again).isEqualTo(model.size());
      if (step % 500 == 0) {
        assertThat(read()).as(again).isEqualTo(sorted());
        assertPlaces(random, again);
        set.verify();
      }
    }
    assertThat(set.encoding()).isEqualTo(Encoding.RANKING);
    keyspace.database(0).delete(entry);
  }

  @Test
  void aSetIsPackedUpToBothLimits() {
    create();
    for (int i = 0; i < 128; i++) {
      put(i, "m" + i);
    }
    assertThat(set.encoding()).isEqualTo(Encoding.PACKED);
    put(1, "m" + 128);
    assertThat(set.encoding()).isEqualTo(Encoding.RANKING);
    assertThat(entry.encoding()).isEqualTo(Encoding.RANKING);
    create();
    put(1, "x".repeat(64));
    assertThat(set.encoding()).isEqualTo(Encoding.PACKED);
    put(1, "y".repeat(65));
    assertThat(set.encoding()).isEqualTo(Encoding.RANKING);
  }

  @Test
  void longMembersKeepTheirLength() {
    create();
    put(1, "x".repeat(254));
    put(2, "y".repeat(255));
    put(3, "z".repeat(1000));
    assertThat(read()).extracting(item -> item.member().length()).containsExactly(254, 255, 1000);
    set.verify();
  }

  @Test
  void ranksAreRemovedInBothForms() {
    for (int count : new int[] {20, 300}) {
      create();
      for (int i = 0; i < count; i++) {
        put(i, "m" + i);
      }
      set.remove(5, 10);
      assertThat(set.size()).isEqualTo(count - 10);
      assertThat(read()).extracting(Item::score).startsWith(0.0, 1.0, 2.0, 3.0, 4.0, 15.0);
      set.verify();
    }
  }

  @Test
  void aCopyHasTheSameDigestAndIsItsOwn() {
    create();
    for (int i = 0; i < 200; i++) {
      put(i * 0.5, "m" + i);
    }
    String digest = DatasetDigest.of(entry);
    keyspace.database(0).copy(entry, place("copy"), 4, 0);
    assertThat(keyspace.database(0).find(place("copy"), 4, entry)).isTrue();
    assertThat(DatasetDigest.of(entry)).isEqualTo(digest);
    set.at(entry).remove(0, 100);
    set.verify();
    assertThat(keyspace.database(0).find(place("key"), 3, entry)).isTrue();
    assertThat(DatasetDigest.of(entry)).isEqualTo(digest);
  }

  @Test
  void whatIsBegunMayBeDiscarded() {
    for (int count : new int[] {3, 1000}) {
      set.begin();
      for (int i = 0; i < count; i++) {
        put(i, "m" + i);
      }
      set.discard();
    }
    assertThat(keyspace.size()).isZero();
  }

  @Test
  void aMillionMembersTakeLessThanInTheBestOfThePeers() {
    int count = 1_000_000;
    create();
    for (int i = 0; i < count; i++) {
      put(i * 1.5, String.format("member:%013d", i));
    }
    // Twenty bytes a member take 78 bytes there.
    assertThat(entry.usedBytes() / (double) count).isLessThan(60);
    assertThat(keyspace.memory().usedBytes() / (double) count).isLessThan(60);
  }

  private void create() {
    NewValue value = set.begin().finish();
    keyspace.database(0).put(place("key"), 3, value, Entry.NO_EXPIRY, 0, entry);
    set.at(entry);
  }

  private void put(double score, String member) {
    set.put(score, place(member), member.length());
  }

  private void assertPlaces(SplittableRandom random, String again) {
    List<Item> items = sorted();
    double limit = SCORES[random.nextInt(SCORES.length)];
    assertThat(set.countBelow(limit, false))
        .as(again)
        .isEqualTo(items.stream().filter(item -> item.score() < limit).count());
    assertThat(set.countBelow(limit, true))
        .as(again)
        .isEqualTo(items.stream().filter(item -> item.score() <= limit).count());
    for (int rank = 0; rank < items.size(); rank += 17) {
      String member = items.get(rank).member();
      assertThat(set.rankOf(place(member), member.length())).as(again).isEqualTo(rank);
      assertThat(set.seek(rank)).as(again).isTrue();
      assertThat(item()).as(again).isEqualTo(items.get(rank));
    }
    List<Item> backwards = new ArrayList<>();
    for (boolean isThere = set.last(); isThere; isThere = set.previous()) {
      backwards.addFirst(item());
    }
    assertThat(backwards).as(again).isEqualTo(items);
    List<Item> scanned = new ArrayList<>();
    long cursor = 0;
    do {
      cursor = set.scan(cursor, _ -> scanned.add(item()));
    } while (cursor != 0);
    assertThat(scanned).as(again).containsExactlyInAnyOrderElementsOf(items);
  }

  private List<Item> sorted() {
    return model.entrySet().stream()
        .map(item -> new Item(item.getKey(), item.getValue() + 0.0))
        .sorted(Comparator.comparingDouble(Item::score).thenComparing(Item::member))
        .toList();
  }

  private List<Item> read() {
    List<Item> items = new ArrayList<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      items.add(item());
    }
    return items;
  }

  /** This item; its score without the sign of zero, which only the ranked form keeps. */
  private Item item() {
    byte[] text = Native.toBytes(set.textAddress(), set.textLength());
    return new Item(new String(text, StandardCharsets.ISO_8859_1), set.score() + 0.0);
  }

  private long place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, buffer.address(), bytes.length);
    return buffer.address();
  }
}
