package dev.baton.engine.acl;

import dev.baton.engine.base.Check;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that rules may name, numbered so that what is allowed is a set of bits, and the
 * classes of commands. It is filled once, before any rule names a command. A subcommand is named
 * {@code container|subcommand}.
 */
public final class CommandCatalog {
  /** The number of a command that is not in the catalog. */
  public static final int UNKNOWN = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> categories;
  private final List<BitSet> members = new ArrayList<>();

  /** Names the classes, in lower case and without the at sign; commands are added. */
  public CommandCatalog(List<String> categories) {
    this.categories = new ArrayList<>(categories);
    categories.forEach(category -> members.add(new BitSet()));
  }

  /** Adds a command with its classes; a container comes before its subcommands. */
  public void add(String fullName, Collection<String> ofCategories) {
    int number = names.size();
    Check.that(numbers.put(fullName, number) == null, "a command is in the catalog once");
    names.add(fullName);
    ofCategories.forEach(category -> members.get(categories.indexOf(category)).set(number));
  }

  /** The number of the command with this full name in lower case. */
  public int number(String fullName) {
    return numbers.getOrDefault(fullName, UNKNOWN);
  }

  /** The names of the classes. */
  public List<String> categories() {
    return new ArrayList<>(categories);
  }

  /** The full names in a class whatever the case of its name; null when there is no such class. */
  public @Nullable List<String> namesIn(String category) {
    BitSet found = category(category);
    return found == null ? null : found.stream().mapToObj(names::get).toList();
  }

  int find(String name) {
    return number(name.toLowerCase(Locale.ROOT));
  }

  String name(int number) {
    return names.get(number);
  }

  @Nullable BitSet category(String name) {
    int index = categories.indexOf(name.toLowerCase(Locale.ROOT));
    return index < 0 ? null : members.get(index);
  }

  boolean isSubcommand(int number) {
    return names.get(number).indexOf('|') >= 0;
  }

  /** The command and, if it is a container, all below it. */
  BitSet withSubcommands(int number) {
    BitSet all = new BitSet();
    all.set(number);
    String prefix = names.get(number) + "|";
    for (int i = number + 1; i < names.size() && names.get(i).startsWith(prefix); i++) {
      all.set(i);
    }
    return all;
  }
}
