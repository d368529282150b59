package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private record Item(double score, String text) {}

  private final Region region = Region.reserve(128L << 20);
  private final Memory memory = new Memory(region);
  private final Members members = new Members(memory);
  private final Ranking ranking = new Ranking(memory, members);
  private final Map<String, Double> scores = new HashMap<>();
  private final TreeSet<Item> model =
      new TreeSet<>(Comparator.comparingDouble(Item::score).thenComparing(Item::text));

  RankingTest() {
    ranking.create();
  }

  @AfterEach
  void close() {
    check();
    boolean isMore = true;
    while (isMore) {
      isMore = ranking.dispose(members::free);
    }
    assertThat(memory.usedBytes()).isZero();
    memory.verify();
    members.close();
    region.close();
  }

  @Test
  void anEmptyRankingHasNoItem() {
    assertThat(ranking.first()).isFalse();
    assertThat(ranking.last()).isFalse();
    assertThat(ranking.countBelow(1, true)).isZero();
    assertThat(ranking.rankOf(1, members.place("a"), 1)).isEqualTo(-1);
  }

  @Test
  void ascendingItemsLeaveFullLeaves() {
    for (int i = 0; i < 20_000; i++) {
      put(i, "m" + i);
    }
    assertThat((double) ranking.bytes() / ranking.size()).isLessThan(17);
  }

  @Test
  void itemsInAnyOrderTakeUnderTwentyBytesEach() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      put(random.nextDouble(), "m" + i);
    }
    assertThat((double) ranking.bytes() / ranking.size()).isLessThan(20);
  }

  @Test
  void removingAllInOrderJoinsTheNodes() {
    for (int i = 0; i < 5000; i++) {
      put(i % 70, "m" + i);
    }
    List<String> texts = new ArrayList<>(scores.keySet());
    for (String text : texts.subList(0, 4990)) {
      remove(text);
      if (model.size() % 500 == 0) {
        ranking.verify();
      }
    }
    assertThat(ranking.bytes()).isLessThan(2000);
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        RankingTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int round = 0; round < 10; round++) {
            int putPercent = random.nextInt(20, 90);
            int texts = 1 << random.nextInt(3, 13);
            for (int step = 0; step < 3000; step++) {
              change(random, texts, putPercent);
            }
            check();
            query(random, texts);
          }
        });
  }

  private void change(SplittableRandom random, int texts, int putPercent) {
    String text = "t" + random.nextInt(texts);
    if (random.nextInt(100) < putPercent) {
      put(random.nextInt(50) / 4.0 - 3, text);
    } else {
      remove(text);
    }
  }

  private void query(SplittableRandom random, int texts) {
    for (int i = 0; i < 50; i++) {
      double score = random.nextInt(60) / 4.0 - 4;
      long below = model.stream().filter(item -> item.score() < score).count();
      long upTo = model.stream().filter(item -> item.score() <= score).count();
      assertThat(ranking.countBelow(score, false)).isEqualTo(below);
      assertThat(ranking.isOnItem()).isEqualTo(below < model.size());
      assertThat(ranking.countBelow(score, true)).isEqualTo(upTo);
      String text = "t" + random.nextInt(texts);
      Double known = scores.get(text);
      long rank = known == null ? -1 : model.headSet(new Item(known, text), false).size();
      assertThat(ranking.rankOf(known == null ? 1 : known, members.place(text), text.length()))
          .isEqualTo(rank);
    }
  }

  @Test
  void equalScoresAreOrderedAndCountedByText() {
    for (int i = 0; i < 1000; i++) {
      put(0, "k" + (i * 7919 % 1000));
    }
    for (String limit : List.of("", "k", "k5", "k500", "k5000", "k999", "z")) {
      long below = model.stream().filter(item -> item.text().compareTo(limit) < 0).count();
      long upTo = model.stream().filter(item -> item.text().compareTo(limit) <= 0).count();
      long text = members.place(limit);
      assertThat(ranking.countBelow(text, limit.length(), false)).isEqualTo(below);
      assertThat(ranking.countBelow(text, limit.length(), true)).isEqualTo(upTo);
    }
  }

  @Test
  void infiniteScoresAreTheEnds() {
    put(Double.POSITIVE_INFINITY, "last");
    put(Double.NEGATIVE_INFINITY, "first");
    put(0, "middle");
    assertThat(ranking.countBelow(Double.NEGATIVE_INFINITY, false)).isZero();
    assertThat(ranking.countBelow(Double.POSITIVE_INFINITY, true)).isEqualTo(3);
  }

  @Test
  void aMovedEntryIsPutInPlace() {
    for (int i = 0; i < 1000; i++) {
      put(i % 100, "m" + i);
    }
    for (Item item : model) {
      assertThat(ranking.rankOf(item.score(), members.place(item.text()), item.text().length()))
          .isNotNegative();
      long old = ranking.entry();
      assertThat(ranking.replace(item.score(), members.create(item.text()))).isTrue();
      members.free(old);
    }
  }

  private void put(double score, String text) {
    remove(text);
    ranking.insert(score, members.create(text));
    scores.put(text, score);
    model.add(new Item(score, text));
  }

  private void remove(String text) {
    Double score = scores.remove(text);
    long removed = ranking.remove(score == null ? 0 : score, members.place(text), text.length());
    assertThat(removed != 0).isEqualTo(score != null);
    if (score != null) {
      assertThat(members.text(removed)).isEqualTo(text);
      members.free(removed);
      model.remove(new Item(score, text));
    }
  }

  private void check() {
    ranking.verify();
    assertThat(ranking.size()).isEqualTo(model.size());
    List<Item> forward = new ArrayList<>();
    for (boolean more = ranking.first(); more; more = ranking.next()) {
      forward.add(new Item(ranking.score(), members.text(ranking.entry())));
    }
    assertThat(forward).isEqualTo(List.copyOf(model));
    List<Item> backward = new ArrayList<>();
    for (boolean more = ranking.last(); more; more = ranking.previous()) {
      backward.add(new Item(ranking.score(), members.text(ranking.entry())));
    }
    assertThat(backward.reversed()).isEqualTo(forward);
    for (int rank = 0; rank < forward.size(); rank += 97) {
      assertThat(ranking.seek(rank)).isTrue();
      assertThat(ranking.score()).isEqualTo(forward.get(rank).score());
    }
  }
}
