package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command without running it: the call chain, COMMAND and the access rules live
 * from it. The facts are those of Redis 7.2.
 */
public final class CommandSpec {
  private final String name;
  private final String fullName;
  private final int arity;
  private final Group group;
  private final String since;
  private final String summary;
  private final String complexity;
  private final @Nullable String deprecatedSince;
  private final @Nullable String replacedBy;
  private final boolean isInternal;
  private final EnumSet<Flag> flags;
  private final long flagBits;
  private final boolean isExec;
  private final EnumSet<Category> categories;
  private final List<KeySpec> keys;
  private final @Nullable KeyFinder keyFinder;
  private final boolean keysVary;
  private final boolean namesKeys;
  private final @Nullable ChannelSpec channels;
  private final List<String> tips;
  private final List<Command> subcommands;

  private CommandSpec(CommandSpecBuilder builder) {
    int bar = builder.fullName.indexOf('|');
    fullName = builder.fullName;
    name = builder.fullName.substring(bar + 1);
    arity = builder.arity;
    group = builder.group;
    since = builder.since;
    summary = builder.summary;
    complexity = builder.complexity;
    deprecatedSince = builder.deprecatedSince;
    replacedBy = builder.replacedBy;
    isInternal = builder.isInternal;
    flags = builder.allFlags();
    flagBits = flags.stream().mapToLong(CommandSpec::bit).reduce(0, (all, bit) -> all | bit);
    isExec = fullName.equals("exec");
    categories = builder.allCategories();
    keys = builder.keys;
    keyFinder = builder.keyFinder;
    keysVary = keys.stream().anyMatch(key -> key.has(KeyFlag.VARIABLE_FLAGS));
    namesKeys = keys.stream().anyMatch(key -> !key.has(KeyFlag.NOT_KEY));
    channels = builder.channels;
    tips = builder.tips;
    subcommands = builder.subcommands;
  }

  /**
   * Starts the spec of a command; a subcommand is named {@code container|subcommand}. The arity
   * counts all words, the container's name too; a negative one is a minimum.
   */
  public static CommandSpecBuilder command(String fullName, int arity) {
    return new CommandSpecBuilder(fullName, arity);
  }

  static CommandSpec from(CommandSpecBuilder builder) {
    return new CommandSpec(builder);
  }

  /** The last word of the name, in lower case. */
  public String name() {
    return name;
  }

  /** The name with its container, such as {@code client|list}. */
  public String fullName() {
    return fullName;
  }

  /** The exact number of words, or the negated minimum. */
  public int arity() {
    return arity;
  }

  /** Whether a call of {@code count} words has the right number of them. */
  public boolean accepts(int count) {
    return arity >= 0 ? count == arity : count >= -arity;
  }

  /** The chapter of the command reference. */
  public Group group() {
    return group;
  }

  /** The version of Redis that brought the command. */
  public String since() {
    return since;
  }

  /** One sentence on what it does. */
  public String summary() {
    return summary;
  }

  /** The cost of a call; empty when nothing is said. */
  public String complexity() {
    return complexity;
  }

  /** The version of Redis that deprecated the command, or null. */
  public @Nullable String deprecatedSince() {
    return deprecatedSince;
  }

  /** What to use instead of a deprecated command, or null. */
  public @Nullable String replacedBy() {
    return replacedBy;
  }

  /** Whether the command is for servers and tests only. */
  public boolean isInternal() {
    return isInternal;
  }

  /** Whether the command has {@code flag}. */
  public boolean has(Flag flag) {
    return (flagBits & bit(flag)) != 0;
  }

  /** Whether it is EXEC, which stands for the commands that it runs. */
  boolean isExec() {
    return isExec;
  }

  // Only for a mask that lives as long as the process: the numbers are written nowhere.
  @SuppressWarnings("EnumOrdinal")
  private static long bit(Flag flag) {
    return 1L << flag.ordinal();
  }

  /** The flags, in their order. */
  public Set<Flag> flags() {
    return flags;
  }

  /** The access classes, the implied ones included, in their order. */
  public Set<Category> categories() {
    return categories;
  }

  /** Where the keys are. */
  public List<KeySpec> keys() {
    return keys;
  }

  /** Whether a call may name keys; words that only look like keys are none. */
  public boolean hasKeys() {
    return namesKeys;
  }

  /**
   * Finds the keys of a call whose number of words is right, in place of what {@code into} held.
   * None are found when the words contradict themselves: such a call fails.
   */
  public void findKeys(Arguments words, KeyPositions into) {
    into.clear();
    boolean found = !keysVary;
    for (int i = 0; found && i < keys.size(); i++) {
      KeySpec key = keys.get(i);
      found = key.has(KeyFlag.NOT_KEY) || (!key.has(KeyFlag.INCOMPLETE) && key.find(words, into));
    }
    if (!found) {
      into.clear();
      if (keyFinder != null) {
        keyFinder.find(words, into);
      }
    }
  }

  /** Which words are channels, or null. */
  public @Nullable ChannelSpec channels() {
    return channels;
  }

  /** Hints for clients and proxies. */
  public List<String> tips() {
    return tips;
  }

  /** The commands below this container. */
  public List<Command> subcommands() {
    return subcommands;
  }
}
