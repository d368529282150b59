package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements that SORT begins with, in the order of their own: that of a list, or of the scores
 * of a sorted set.
 *
 * @param type what they were taken from
 * @param elements copies of them
 */
record SortInput(Type type, List<Bytes> elements) {
  /** What the key of word 1 holds; nothing without the key, refused when it is no collection. */
  static SortInput of(Call call) {
    Entry entry = call.read(1);
    if (entry == null) {
      return new SortInput(Type.NONE, List.of());
    }
    List<Bytes> elements =
        switch (entry.type()) {
          case LIST -> ofList(call.keyspace().lists().at(entry));
          case SET -> ofSet(call.keyspace().sets().at(entry));
          case SORTED_SET -> ofSortedSet(call.keyspace().sortedSets().at(entry));
          case STRING, HASH, STREAM, NONE -> throw new Refusal(Refusal.WRONG_TYPE);
        };
    return new SortInput(entry.type(), elements);
  }

  /** Whether elements that are not sorted have an order all the same. */
  boolean isOrdered() {
    return type == Type.LIST || type == Type.SORTED_SET;
  }

  private static List<Bytes> ofList(ListValue list) {
    List<Bytes> elements = new ArrayList<>();
    for (boolean isThere = list.first(); isThere; isThere = list.next()) {
      elements.add(
          list.isNumber()
              ? text(list.number())
              : Bytes.copyOf(list.textAddress(), list.textLength()));
    }
    return elements;
  }

  private static List<Bytes> ofSet(SetValue set) {
    List<Bytes> elements = new ArrayList<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      elements.add(
          set.isNumber() ? text(set.number()) : Bytes.copyOf(set.textAddress(), set.textLength()));
    }
    return elements;
  }

  private static List<Bytes> ofSortedSet(SortedSetValue set) {
    List<Bytes> elements = new ArrayList<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      elements.add(
          set.isNumber() ? text(set.number()) : Bytes.copyOf(set.textAddress(), set.textLength()));
    }
    return elements;
  }

  private static Bytes text(long number) {
    return Bytes.of(Long.toString(number));
  }
}
