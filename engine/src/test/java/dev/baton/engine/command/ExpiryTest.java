package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.Keyspace.ExpiryMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys end at their time: lazily, in the background, never on a replica, never during a pause. */
final class ExpiryTest {
  private static final String NULL = "$-1\r\n";
  private static final String VALUE = "$1\r\nv\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keyIsThereUntilItsTimeAndGoneAfterIt() {
    set("k", 100);
    bench.nowMs += 100;
    assertThat(bench.call(client, "GET", "k")).isEqualTo(VALUE);
    bench.nowMs += 1;
    assertThat(bench.call(client, "GET", "k")).isEqualTo(NULL);
    assertThat(bench.takePropagated()).last().isEqualTo("0 DEL k");
    assertThat(bench.keyspace.statistics().expired()).isEqualTo(1);
  }

  @Test
  void lazyExpiryIsToldAsUnlinkWhenConfigured() {
    bench.configuration.set("lazyfree-lazy-expire", "yes");
    set("k", 100);
    bench.nowMs += 101;
    bench.call(client, "EXISTS", "k");
    assertThat(bench.takePropagated()).last().isEqualTo("0 UNLINK k");
  }

  @Test
  void backgroundExpiryDeletesTheOldestFirstWithinItsLimit() {
    set("late", 30);
    set("early", 10);
    set("middle", 20);
    set("future", 1000);
    bench.takePropagated();
    bench.nowMs += 500;
    assertThat(bench.expiry.expireSome(bench.nowMs, 2)).isEqualTo(2);
    assertThat(bench.takePropagated()).containsExactly("0 DEL early", "0 DEL middle");
    assertThat(bench.expiry.expireSome(bench.nowMs, 2)).isEqualTo(1);
    assertThat(bench.expiry.expireSome(bench.nowMs, 2)).isZero();
    assertThat(bench.call(client, "DBSIZE")).isEqualTo(":1\r\n");
  }

  @Test
  void backgroundExpiryCanBeTurnedOff() {
    set("k", 10);
    bench.call(client, "DEBUG", "SET-ACTIVE-EXPIRE", "0");
    bench.nowMs += 500;
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isZero();
    bench.call(client, "DEBUG", "SET-ACTIVE-EXPIRE", "1");
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isEqualTo(1);
  }

  @Test
  void scanLeavesAnExpiredKeyOfAnotherTypeAlone() {
    set("k", 10);
    bench.nowMs += 500;
    bench.call(client, "SCAN", "0", "TYPE", "list");
    assertThat(bench.call(client, "DBSIZE")).isEqualTo(":1\r\n");
    assertThat(bench.call(client, "SCAN", "0", "TYPE", "strin"))
        .isEqualTo("-ERR unknown type name 'strin'\r\n");
    assertThat(bench.call(client, "SCAN", "0", "TYPE", "string")).doesNotContain("k");
    assertThat(bench.call(client, "DBSIZE")).isEqualTo(":0\r\n");
  }

  @Test
  void replicaHidesExpiredKeysAndWaitsForItsPrimary() {
    set("k", 10);
    bench.takePropagated();
    bench.keyspace.setExpiryMode(ExpiryMode.HIDE);
    bench.nowMs += 500;
    assertThat(bench.call(client, "GET", "k")).isEqualTo(NULL);
    assertThat(bench.call(client, "TTL", "k")).isEqualTo(":-2\r\n");
    assertThat(bench.call(client, "SCAN", "0")).doesNotContain("k");
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isZero();
    assertThat(bench.call(client, "DBSIZE")).isEqualTo(":1\r\n");
    assertThat(bench.takePropagated()).isEmpty();
  }

  @Test
  void commandsOfThePrimaryStillSeeAKeyWhoseTimeHasCome() {
    set("k", 10);
    bench.keyspace.setExpiryMode(ExpiryMode.HIDE);
    bench.nowMs += 500;
    Session primary = bench.connect();
    primary.becomePrimaryLink();
    bench.call(primary, "APPEND", "k", "w");
    bench.call(primary, "PERSIST", "k");
    assertThat(bench.call(client, "GET", "k")).isEqualTo("$2\r\nvw\r\n");
  }

  @Test
  void nothingExpiresDuringAPause() {
    set("k", 10);
    bench.takePropagated();
    bench.call(client, "CLIENT", "PAUSE", "1000", "WRITE");
    bench.nowMs += 500;
    assertThat(bench.call(client, "GET", "k")).isEqualTo(NULL);
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isZero();
    assertThat(bench.takePropagated()).isEmpty();
    bench.nowMs += 500;
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isEqualTo(1);
  }

  @Test
  void meanTimeToLiveIsThatOfTheKeysThatExpire() {
    set("a", 1000);
    set("b", 3000);
    bench.call(client, "SET", "forever", "v");
    assertThat(bench.keyspace.database(0).averageTimeToLiveMs(bench.nowMs)).isEqualTo(2000);
    assertThat(bench.keyspace.database(0).expiringCount()).isEqualTo(2);
    bench.call(client, "PERSIST", "a");
    bench.call(client, "DEL", "b");
    assertThat(bench.keyspace.database(0).averageTimeToLiveMs(bench.nowMs)).isZero();
  }

  private void set(String key, long forMs) {
    bench.call(client, "SET", key, "v", "PX", Long.toString(forMs));
  }
}
