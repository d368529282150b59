package dev.baton.engine.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One argument of a command, as COMMAND DOCS tells it; those of a group are below it. */
public final class Argument {
  /** The key spec of an argument that is no key. */
  public static final int NO_KEY = -1;

  final String name;
  final ArgumentType type;
  final List<Argument> arguments = new ArrayList<>();
  String displayText;
  int keySpec = NO_KEY;
  @Nullable String token;
  @Nullable String since;
  @Nullable String deprecatedSince;
  boolean isOptional;
  boolean isMultiple;
  boolean repeatsToken;

  Argument(String name, ArgumentType type) {
    this.name = name;
    this.type = type;
    displayText = name;
  }

  /** What it is called; arguments side by side have different names. */
  public String name() {
    return name;
  }

  /** What it is. */
  public ArgumentType type() {
    return type;
  }

  /** What people are shown. */
  public String displayText() {
    return displayText;
  }

  /** Which of the command's key specs finds it, or {@link #NO_KEY}. */
  public int keySpec() {
    return keySpec;
  }

  /** The word in front of it, or for a pure token the word itself; null when there is none. */
  public @Nullable String token() {
    return token;
  }

  /** The version that brought it, or null when it is as old as the command. */
  public @Nullable String since() {
    return since;
  }

  /** The version that deprecated it, or null. */
  public @Nullable String deprecatedSince() {
    return deprecatedSince;
  }

  /** The flags, by the names that COMMAND DOCS uses. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (isOptional) {
      flags.add("optional");
    }
    if (isMultiple) {
      flags.add("multiple");
    }
    if (repeatsToken) {
      flags.add("multiple_token");
    }
    return flags;
  }

  /** The members of a group; none of anything else. */
  public List<Argument> arguments() {
    return List.copyOf(arguments);
  }
}
