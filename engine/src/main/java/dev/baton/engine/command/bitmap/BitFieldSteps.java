package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of BITFIELD: {@code GET type offset}, {@code [OVERFLOW how] SET type offset value} and
 * {@code [OVERFLOW how] INCRBY type offset increment}. All are checked before the key is looked at.
 */
final class BitFieldSteps {
  private enum Kind {
    GET,
    SET,
    INCRBY
  }

  private record Step(Kind kind, BitField field, long amount, BitOverflow overflow) {}

  private static final int FIRST_WORD = 2;

  private final Call call;
  private final List<Step> steps = new ArrayList<>();
  private long lastWritten = -1;
  private boolean changes;

  private BitFieldSteps(Call call) {
    this.call = call;
  }

  /** Reads the words of a call. */
  static BitFieldSteps of(Call call) {
    BitFieldSteps all = new BitFieldSteps(call);
    BitOverflow overflow = BitOverflow.WRAP;
    int word = FIRST_WORD;
    while (word < call.count()) {
      int left = call.count() - word - 1;
      if (call.is(word, "OVERFLOW") && left >= 1) {
        overflow = BitOverflow.named(call, word + 1);
        word += 2;
      } else {
        word += all.add(word, left, overflow);
      }
    }
    return all;
  }

  /** Adds one step and returns the number of its words. */
  private int add(int word, int left, BitOverflow overflow) {
    Kind kind = kind(word, left);
    BitField field = BitField.of(call, word + 1);
    long amount = kind == Kind.GET ? 0 : call.integer(word + 3);
    steps.add(new Step(kind, field, amount, overflow));
    if (kind != Kind.GET) {
      lastWritten = Math.max(lastWritten, field.lastBit());
    }
    return kind == Kind.GET ? 3 : 4;
  }

  private Kind kind(int word, int left) {
    if (call.is(word, "GET") && left >= 2) {
      return Kind.GET;
    }
    if (call.is(word, "SET") && left >= 3) {
      return Kind.SET;
    }
    if (call.is(word, "INCRBY") && left >= 3) {
      return Kind.INCRBY;
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  /** Whether a step writes. */
  boolean write() {
    return lastWritten >= 0;
  }

  /** Runs the steps and replies with an array of their results. */
  void run() {
    if (!write()) {
      reply(call.read(1, Type.STRING));
      return;
    }
    BitWriting.Room room = BitWriting.reach(call, lastWritten);
    // A string that only became longer has changed too, even when no step wrote to it.
    changes = room.isNew();
    reply(room.entry());
    if (changes) {
      call.changed(room.entry(), 1);
      call.notify(EventClass.STRING, "setbit", 1);
    }
  }

  private void reply(@Nullable Entry entry) {
    call.reply().array(steps.size());
    Memory memory = call.keyspace().memory();
    try (BitText text = BitText.of(memory, entry)) {
      for (Step step : steps) {
        run(step, memory, text);
      }
    }
  }

  private void run(Step step, Memory memory, BitText text) {
    BitField field = step.field();
    long before = field.read(text);
    if (step.kind() == Kind.GET) {
      call.reply().integer(before);
      return;
    }
    boolean adds = step.kind() == Kind.INCRBY;
    long result = adds ? before + step.amount() : step.amount();
    int direction =
        adds
            ? BitOverflow.of(field, before, step.amount())
            : BitOverflow.of(field, step.amount(), 0);
    if (direction != 0 && step.overflow() == BitOverflow.FAIL) {
      call.reply().nullBulk();
      return;
    }
    long after = direction == 0 ? result : step.overflow().resolve(field, result, direction);
    field.write(memory, text.address(), after);
    changes |= after != before;
    call.reply().integer(adds ? after : before);
  }
}
