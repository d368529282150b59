package dev.baton.engine.command.list;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.ListValue;

/** One of the two ends of a list, with the names that commands and events give to it. */
enum ListEnd {
  /** The first element. */
  LEFT("lpush", "lpop"),
  /** The last element. */
  RIGHT("rpush", "rpop");

  private static final Bytes LEFT_WORD = Bytes.of("left");
  private static final Bytes RIGHT_WORD = Bytes.of("right");
  private static final Bytes LEFT_POP = Bytes.of("LPOP");
  private static final Bytes RIGHT_POP = Bytes.of("RPOP");

  private final String pushEvent;
  private final String popEvent;

  ListEnd(String pushEvent, String popEvent) {
    this.pushEvent = pushEvent;
    this.popEvent = popEvent;
  }

  /** The end that a word names; refuses the call when it names none. */
  static ListEnd of(Call call, int word) {
    if (call.is(word, "LEFT")) {
      return LEFT;
    }
    if (call.is(word, "RIGHT")) {
      return RIGHT;
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  /** The event of an element that is added here. */
  String pushEvent() {
    return pushEvent;
  }

  /** The event of an element that is taken from here. */
  String popEvent() {
    return popEvent;
  }

  /** The word that names it in a command. */
  Bytes word() {
    return this == LEFT ? LEFT_WORD : RIGHT_WORD;
  }

  /** The command that takes elements from here. */
  Bytes popCommand() {
    return this == LEFT ? LEFT_POP : RIGHT_POP;
  }

  /** Adds a text to a list. */
  void push(ListValue list, long text, int length) {
    if (this == LEFT) {
      list.prepend(text, length);
    } else {
      list.append(text, length);
    }
  }

  /** Moves to the outermost element. */
  boolean outermost(ListValue list) {
    return this == LEFT ? list.first() : list.last();
  }

  /** Moves to the next element on the way to the other end. */
  boolean inwards(ListValue list) {
    return this == LEFT ? list.next() : list.previous();
  }
}
