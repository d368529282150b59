package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.Keyspace.ExpiryMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands on bits and estimated counts refuse, tell the replicas and tell listeners. */
final class BitCommandsTest {
  private static final String OUT_OF_RANGE =
      "-ERR bit offset is not an integer or out of range\r\n";
  private static final String NO_SKETCH =
      "-WRONGTYPE Key is not a valid HyperLogLog string value.\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aBitBeyondTheLongestStringIsRefused() {
    bench.configuration.set(List.of("proto-max-bulk-len", "1048576"));
    assertThat(call("SETBIT", "k", "8388608", "1")).isEqualTo(OUT_OF_RANGE);
    assertThat(call("GETBIT", "k", "8388608")).isEqualTo(OUT_OF_RANGE);
    assertThat(call("BITFIELD", "k", "GET", "u8", "#1048576")).isEqualTo(OUT_OF_RANGE);
    assertThat(call("BITFIELD", "k", "GET", "u8", "#9223372036854775807")).isEqualTo(OUT_OF_RANGE);
    assertThat(call("EXISTS", "k")).isEqualTo(":0\r\n");
    assertThat(call("SETBIT", "k", "8388607", "1")).isEqualTo(":0\r\n");
  }

  @Test
  void onlyABitThatChangesIsAChange() {
    assertThat(told("SETBIT", "k", "3", "0")).containsExactly("0 SETBIT k 3 0");
    assertThat(told("SETBIT", "k", "3", "0")).isEmpty();
    assertThat(told("SETBIT", "k", "3", "1")).containsExactly("0 SETBIT k 3 1");
    assertThat(told("BITFIELD", "k", "GET", "u8", "0")).isEmpty();
    assertThat(told("BITFIELD", "k", "SET", "u8", "0", "16")).isEmpty();
    assertThat(told("BITFIELD", "k", "SET", "u8", "0", "17"))
        .containsExactly("0 BITFIELD k SET u8 0 17");
  }

  @Test
  void anIntegerHasTheBitsOfItsDigits() {
    call("SET", "n", "12");
    assertThat(call("BITCOUNT", "n")).isEqualTo(":6\r\n");
    assertThat(call("GETBIT", "n", "2")).isEqualTo(":1\r\n");
    assertThat(call("SETBIT", "n", "7", "0")).isEqualTo(":1\r\n");
    assertThat(call("GET", "n")).isEqualTo("$2\r\n02\r\n");
  }

  @Test
  void anEmptyResultDeletesTheDestination() {
    call("SET", "k", "abc");
    assertThat(told("BITOP", "AND", "k", "missing")).containsExactly("0 BITOP AND k missing");
    assertThat(call("EXISTS", "k")).isEqualTo(":0\r\n");
    assertThat(told("BITOP", "AND", "k", "missing")).isEmpty();
  }

  @Test
  void aLongResultIsStoredOnce() {
    call("SETBIT", "a", "80000", "1");
    call("SETBIT", "b", "40000", "1");
    long before = bench.keyspace.memory().usedBytes();
    assertThat(call("BITOP", "OR", "c", "a", "b")).isEqualTo(":10001\r\n");
    assertThat(bench.keyspace.memory().usedBytes() - before).isLessThan(13_000);
    assertThat(call("BITCOUNT", "c")).isEqualTo(":2\r\n");
    assertThat(call("BITPOS", "c", "1")).isEqualTo(":40000\r\n");
  }

  @Test
  void countingStoresTheEstimateAndTellsItOnce() {
    assertThat(told("PFADD", "h", "a", "b")).containsExactly("0 PFADD h a b");
    assertThat(told("PFADD", "h", "a")).isEmpty();
    assertThat(told("PFCOUNT", "h")).containsExactly("0 PFCOUNT h");
    assertThat(told("PFCOUNT", "h")).isEmpty();
    assertThat(told("PFMERGE", "other", "h")).containsExactly("0 PFMERGE other h");
    assertThat(call("PFCOUNT", "h", "other")).isEqualTo(":2\r\n");
  }

  @Test
  void aReplicaStoresTheEstimateAndTellsNobody() {
    call("PFADD", "h", "a", "b");
    bench.keyspace.setExpiryMode(ExpiryMode.HIDE);
    String before = call("GET", "h");
    assertThat(told("PFCOUNT", "h")).isEmpty();
    String counted = call("GET", "h");
    assertThat(counted).isNotEqualTo(before);
    assertThat(call("PFCOUNT", "h")).isEqualTo(":2\r\n");
    assertThat(call("GET", "h")).isEqualTo(counted);
  }

  @Test
  void whatIsNoSketchIsRefusedAndStays() {
    call("SET", "k", "abc");
    assertThat(call("PFADD", "k", "a")).isEqualTo(NO_SKETCH);
    assertThat(call("PFCOUNT", "k")).isEqualTo(NO_SKETCH);
    call("SET", "k", "HYLL\1" + "\0".repeat(11) + "\0");
    assertThat(call("PFADD", "k", "a", "b", "c"))
        .isEqualTo("-INVALIDOBJ Corrupted HLL object detected\r\n");
    assertThat(call("STRLEN", "k")).isEqualTo(":17\r\n");
    assertThat(call("PFSELFTEST")).isEqualTo("+OK\r\n");
  }

  @Test
  void listenersHearOfBitsAndElements() {
    Session listener = bench.connect();
    bench.call(listener, "SUBSCRIBE", "__keyspace@0__:k");
    bench.events.choose("KA");
    call("SETBIT", "k", "1", "1");
    call("DEL", "k");
    call("PFADD", "k", "a");
    assertThat(bench.reply(listener)).contains("setbit").contains("del").contains("pfadd");
  }

  private String call(String... request) {
    return bench.call(client, request);
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    call(request);
    return bench.takePropagated();
  }
}
