package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code DEBUG POPULATE count [prefix [size]]}: adds {@code prefix:0}, {@code prefix:1} and so on
 * with values {@code value:0}, {@code value:1}, padded with zero bytes or cut to {@code size}.
 * Replicas are told nothing, as in Redis.
 */
final class DebugPopulate {
  // A test that asks for more has lost its unit.
  private static final long COUNT_MAX = 100_000_000;

  private DebugPopulate() {}

  static void run(Call call) {
    long count = positive(call, 2, COUNT_MAX);
    String prefix = call.count() > 3 ? call.bytes(3).toString() : "key";
    int size = call.count() > 4 ? (int) positive(call, 4, call.settings().bulkBytesMax()) : 0;
    for (long i = 0; i < count; i++) {
      Bytes key = Bytes.of(prefix + ":" + i);
      if (call.find(key) == null) {
        put(call, key, value(i, size));
      }
    }
    call.reply().ok();
  }

  private static void put(Call call, Bytes key, Bytes text) {
    call.database().putText(key, text, call.nowMs());
  }

  private static long positive(Call call, int index, long max) {
    long value = call.integer(index);
    if (value < 0 || value > max) {
      throw new Refusal("ERR value is out of range, must be positive");
    }
    return value;
  }

  private static Bytes value(long number, int size) {
    byte[] text = ("value:" + number).getBytes(StandardCharsets.US_ASCII);
    return Bytes.owning(size == 0 ? text : Arrays.copyOf(text, size));
  }
}
