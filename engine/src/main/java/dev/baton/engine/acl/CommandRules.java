package dev.baton.engine.acl;

import dev.baton.engine.base.Native;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are allowed: all or none, but for a set of bits; and the rules that made it, of
 * which those that a later rule has overruled wholly are forgotten.
 */
final class CommandRules {
  private final BitSet exceptions = new BitSet();
  private final List<String> rules = new ArrayList<>();
  private final TreeMap<Integer, List<String>> firstArguments = new TreeMap<>();
  private boolean startsFromAll;

  CommandRules copy() {
    CommandRules copy = new CommandRules();
    copy.exceptions.or(exceptions);
    copy.rules.addAll(rules);
    firstArguments.forEach(
        (number, words) -> copy.firstArguments.put(number, new ArrayList<>(words)));
    copy.startsFromAll = startsFromAll;
    return copy;
  }

  /** Whether no command is refused. */
  boolean allowsEverything() {
    return startsFromAll && exceptions.isEmpty();
  }

  boolean allows(int number) {
    return number >= 0 && exceptions.get(number) != startsFromAll;
  }

  /** Whether a command that is refused otherwise is allowed with this first argument. */
  boolean allowsFirstArgument(int number, long address, int length) {
    List<String> words = firstArguments.get(number);
    if (words != null) {
      for (int i = 0; i < words.size(); i++) {
        if (isSame(words.get(i), address, length)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean hasFirstArguments() {
    return !firstArguments.isEmpty();
  }

  // ---- changes

  void setAll(boolean allow) {
    exceptions.clear();
    startsFromAll = allow;
    rules.clear();
    firstArguments.clear();
  }

  /** Applies {@code +command}, {@code -command}, {@code +@class} and {@code -@class}. */
  @Nullable RuleProblem apply(String rule, CommandCatalog catalog) {
    boolean allow = rule.charAt(0) == '+';
    String name = rule.substring(1);
    if (name.startsWith("@")) {
      BitSet members = catalog.category(name.substring(1));
      if (members == null) {
        return RuleProblem.UNKNOWN_NAME;
      }
      members.stream().forEach(number -> set(number, allow, catalog));
      remember(name, allow);
      return null;
    }
    int number = catalog.find(name);
    if (allow && name.indexOf('|') >= 0) {
      return allowBelow(name, catalog);
    }
    if (number == CommandCatalog.UNKNOWN) {
      return RuleProblem.UNKNOWN_NAME;
    }
    set(number, allow, catalog);
    remember(catalog.name(number), allow);
    return null;
  }

  /** A subcommand, or a first argument of a command that is no container. */
  private @Nullable RuleProblem allowBelow(String name, CommandCatalog catalog) {
    int bar = name.lastIndexOf('|');
    int above = catalog.find(name.substring(0, bar));
    String below = name.substring(bar + 1);
    if (above == CommandCatalog.UNKNOWN) {
      return RuleProblem.UNKNOWN_NAME;
    }
    if (catalog.isSubcommand(above)) {
      return RuleProblem.BELOW_SUBCOMMAND;
    }
    if (below.isEmpty()) {
      return RuleProblem.SYNTAX;
    }
    int number = catalog.find(name);
    if (number != CommandCatalog.UNKNOWN) {
      set(number, true, catalog);
    } else if (catalog.withSubcommands(above).cardinality() > 1) {
      return RuleProblem.UNKNOWN_NAME;
    } else {
      List<String> words = firstArguments.computeIfAbsent(above, _ -> new ArrayList<>());
      if (words.stream().noneMatch(below::equalsIgnoreCase)) {
        words.add(below);
      }
    }
    remember(name, true);
    return null;
  }

  private void set(int number, boolean allow, CommandCatalog catalog) {
    firstArguments.remove(number);
    BitSet changed = catalog.withSubcommands(number);
    if (allow == startsFromAll) {
      exceptions.andNot(changed);
    } else {
      exceptions.or(changed);
    }
  }

  /** An older rule for the same name, or for one below it, has no effect any more. */
  private void remember(String name, boolean allow) {
    String lower = name.toLowerCase(Locale.ROOT);
    rules.removeIf(old -> {
      String oldName = old.substring(1);
      return oldName.equals(lower) || oldName.startsWith(lower + "|");
    });
    rules.add((allow ? "+" : "-") + lower);
  }

  /** The rules that lead from nothing to this state. */
  String describe() {
    String start = startsFromAll ? "+@all" : "-@all";
    return rules.isEmpty() ? start : start + " " + String.join(" ", rules);
  }

  private static boolean isSame(String word, long address, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int here = Native.getByte(address + i) & 0xff;
      if (lower(here) != lower(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }
}
