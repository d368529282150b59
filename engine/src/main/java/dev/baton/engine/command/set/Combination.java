package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several sets and what can be made of them; keys that are not there are empty sets. Results are
 * new sets, which the caller stores or discards.
 */
final class Combination {
  private final Keyspace keyspace;
  // Null for a key that is not there.
  private final List<@Nullable SetValue> sets = new ArrayList<>();

  private Combination(Keyspace keyspace) {
    this.keyspace = keyspace;
  }

  /** The sets at the keys of words {@code from} up to {@code end}; other types are refused. */
  static Combination of(Call call, int from, int end) {
    Combination combination = new Combination(call.keyspace());
    for (int i = from; i < end; i++) {
      Entry entry = call.read(i, Type.SET, call.keyspace().newEntry());
      combination.sets.add(entry == null ? null : call.keyspace().newSets().at(entry));
    }
    return combination;
  }

  /** The members that all sets have. */
  SetValue intersection() {
    SetValue result = keyspace.newSets();
    List<SetValue> sorted = smallestFirst();
    boolean isNumeric = sorted.isEmpty() || sorted.getFirst().encoding() == Encoding.INTEGERS;
    result.begin(0, isNumeric);
    if (!sorted.isEmpty()) {
      SetValue first = sorted.getFirst();
      boolean onlyIntegers = true;
      for (boolean isThere = first.first(); isThere; isThere = first.next()) {
        if (isInAll(sorted, first)) {
          result.add(first);
          onlyIntegers &= first.isInteger();
        }
      }
      if (onlyIntegers && result.size() > 0) {
        result.shrinkToIntegers();
      }
    }
    return result;
  }

  /** How many members all sets have; counting ends at {@code limit} unless that is zero. */
  long commonCount(long limit) {
    List<SetValue> sorted = smallestFirst();
    if (sorted.isEmpty()) {
      return 0;
    }
    SetValue first = sorted.getFirst();
    long count = 0;
    boolean isThere = first.first();
    while (isThere && (limit == 0 || count < limit)) {
      count += isInAll(sorted, first) ? 1 : 0;
      isThere = first.next();
    }
    return count;
  }

  /** The members that any set has. */
  SetValue union() {
    SetValue result = keyspace.newSets();
    result.begin(0, true);
    for (SetValue set : sets) {
      if (set != null) {
        addAll(result, set);
      }
    }
    return result;
  }

  /** The members of the first set that no other set has. */
  SetValue difference() {
    SetValue result = keyspace.newSets();
    result.begin(0, true);
    SetValue first = sets.getFirst();
    if (first == null) {
      return result;
    }
    if (subtractionIsCheaper(first)) {
      subtract(result, first);
      return result;
    }
    for (boolean isThere = first.first(); isThere; isThere = first.next()) {
      if (!isInAnyOther(first)) {
        result.add(first);
      }
    }
    return result;
  }

  /**
   * Whether it is less work to walk through all sets than to look up each member of the first in
   * all others, which is cheaper per step.
   */
  private boolean subtractionIsCheaper(SetValue first) {
    long lookups = 0;
    long steps = 0;
    for (SetValue set : sets) {
      if (set != null) {
        lookups += first.size();
        steps += set.size();
      }
    }
    return lookups / 2 > steps;
  }

  private void subtract(SetValue result, SetValue first) {
    addAll(result, first);
    for (int i = 1; i < sets.size() && result.size() > 0; i++) {
      SetValue set = sets.get(i);
      if (set != null) {
        removeAll(result, set);
      }
    }
  }

  private static void addAll(SetValue result, SetValue set) {
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      result.add(set);
    }
  }

  private static void removeAll(SetValue result, SetValue set) {
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      result.remove(set.textAddress(), set.textLength());
    }
  }

  private boolean isInAnyOther(SetValue first) {
    for (int i = 1; i < sets.size(); i++) {
      SetValue set = sets.get(i);
      if (set != null && (set.root() == first.root() || set.contains(first))) {
        return true;
      }
    }
    return false;
  }

  /** Every other set is asked for the member the first is on; the same set is not. */
  private static boolean isInAll(List<SetValue> sorted, SetValue first) {
    for (int i = 1; i < sorted.size(); i++) {
      SetValue set = sorted.get(i);
      if (set.root() != first.root() && !set.contains(first)) {
        return false;
      }
    }
    return true;
  }

  /** All sets, the smallest first; none at all when one is empty. */
  private List<SetValue> smallestFirst() {
    List<SetValue> sorted = new ArrayList<>();
    for (SetValue set : sets) {
      if (set == null) {
        return List.of();
      }
      sorted.add(set);
    }
    sorted.sort(Comparator.comparingLong(SetValue::size));
    return sorted;
  }
}
