package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The commands that make up most of any load leave nothing for the collector. */
final class HotPathTest {
  private static final int ROUNDS = 20_000;
  // A tenth of a byte a call: the compiler's own allocations are counted for the thread, too.
  private static final long TOLERATED_BYTES = ROUNDS / 10;
  // Some objects vanish only once the code is compiled, which another thread does when it can.
  private static final int ATTEMPTS = 50;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void getMakesNoObjects() {
    assertMakesNoObjects("get", "key:1");
  }

  @Test
  void setMakesNoObjects() {
    assertMakesNoObjects("set", "key:1", "a value of some length that is not an integer");
  }

  @Test
  void setOfAnIntegerMakesNoObjects() {
    assertMakesNoObjects("set", "key:1", "12345");
  }

  @Test
  void hashesMakeNoObjects() {
    for (String fieldsMax : List.of("512", "0")) {
      String[] setup = {"CONFIG", "SET", "hash-max-listpack-entries", fieldsMax};
      assertMakesNoObjectsAfter(setup, "hset", "h", "field", "a value of some length");
      assertMakesNoObjectsAfter(setup, "hset", "h", "1", "2", "3", "4");
      assertMakesNoObjectsAfter(setup, "hincrby", "h", "n", "3");
      assertMakesNoObjectsAfter(setup, "hget", "h", "field");
    }
  }

  @Test
  void setsMakeNoObjects() {
    for (String membersMax : List.of("128", "0")) {
      String[] setup = {"CONFIG", "SET", "set-max-listpack-entries", membersMax};
      assertMakesNoObjectsAfter(setup, "sadd", "s", "a member", "12");
      assertMakesNoObjectsAfter(setup, "sadd", "i", "12", "13");
      assertMakesNoObjectsAfter(setup, "sismember", "s", "a member");
    }
  }

  @Test
  void judgingARestrictedUserMakesNoObjects() {
    try (Bench bench = new Bench();
        NativeBuffer memory = new NativeBuffer(256)) {
      Session session = bench.connect();
      bench.call(session, "ACL", "SETUSER", "ann", "on", "nopass", "+get", "~a*", "~key:*");
      bench.call(session, "AUTH", "ann", "x");
      bench.reply(session);
      Call call = bench.newCall(session);
      fill(call, memory, "get", "key:1");
      CommandSpec spec = Objects.requireNonNull(bench.table.find("get")).spec();
      assertComesToMakeNoObjects(() -> {
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
          long before = threads.getCurrentThreadAllocatedBytes();
          String refused = bench.access.refuse(session, spec, call.arguments(), bench.nowMs);
          bytes += threads.getCurrentThreadAllocatedBytes() - before;
          assertThat(refused == null).isTrue();
        }
        return bytes;
      });
    }
  }

  @Test
  void readsOfListsMakeNoObjects() {
    String[] list = {"RPUSH", "list:1", "a", "b", "c"};
    assertMakesNoObjectsAfter(list, "lrange", "list:1", "0", "10");
    assertMakesNoObjectsAfter(list, "lindex", "list:1", "-1");
  }

  /** The checked mode notes each block on the heap, so that this is for runs without assertions. */
  @Test
  void pushesAndPopsMakeNoObjects() {
    assumeThat(HotPathTest.class.desiredAssertionStatus()).isFalse();
    String[] list = {"RPUSH", "list:1", "a", "b", "c"};
    assertMakesNoObjectsAfter(list, "rpush", "list:1", "an element", "12345");
    assertMakesNoObjectsAfter(list, "lpush", "list:1", "an element");
    assertMakesNoObjectsAfter(list, "rpop", "list:1");
  }

  private void assertMakesNoObjects(String... request) {
    assertMakesNoObjectsAfter(new String[] {"SET", "key:1", "before"}, request);
  }

  private void assertMakesNoObjectsAfter(String[] setup, String... request) {
    try (Bench bench = new Bench();
        NativeBuffer memory = new NativeBuffer(256)) {
      Session session = bench.connect();
      bench.call(session, setup);
      Call call = bench.newCall(session);
      fill(call, memory, request);
      Command command = Objects.requireNonNull(bench.table.find(request[0]));
      assertComesToMakeNoObjects(() -> run(bench, session, command, call));
    }
  }

  /** The supplier makes the calls of one attempt and tells how many bytes they have taken. */
  private static void assertComesToMakeNoObjects(LongSupplier attempt) {
    long bytes = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && bytes >= TOLERATED_BYTES; i++) {
      bytes = attempt.getAsLong();
    }
    assertThat(bytes).isLessThan(TOLERATED_BYTES);
  }

  private long run(Bench bench, Session session, Command command, Call call) {
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      command.execute(call);
      bytes += threads.getCurrentThreadAllocatedBytes() - before;
      if (round % 100 == 0) {
        bench.reply(session);
      }
    }
    return bytes;
  }

  private static void fill(Call call, NativeBuffer memory, String... request) {
    long address = memory.address();
    call.arguments().clear();
    for (String word : request) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      Native.copy(bytes, 0, address, bytes.length);
      call.arguments().add(address, bytes.length);
      address += bytes.length;
    }
  }
}
