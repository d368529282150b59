package dev.baton.engine.reference;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A word of the notation of {@link Synopsis}, apart from the marks behind it. */
record Word(
    String core, boolean isMultiple, @Nullable String since, @Nullable String deprecatedSince) {
  private static final String MULTIPLE = "...";
  private static final String DEPRECATED = "-";

  static Word of(String text) {
    String[] parts = text.split("@", -1);
    String since = null;
    String deprecatedSince = null;
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith(DEPRECATED)) {
        deprecatedSince = parts[i].substring(DEPRECATED.length());
      } else {
        since = parts[i];
      }
    }
    boolean isMultiple = parts[0].endsWith(MULTIPLE);
    int length = parts[0].length() - (isMultiple ? MULTIPLE.length() : 0);
    return new Word(parts[0].substring(0, length), isMultiple, since, deprecatedSince);
  }

  boolean isToken() {
    return !core.isEmpty() && core.chars().noneMatch(Character::isLowerCase);
  }

  boolean isName() {
    return !core.isEmpty() && !isToken() && core.indexOf('=') < 0;
  }

  /** The token or the name as an argument, with its marks. */
  Argument argument(TypeNames types) {
    int equals = core.indexOf('=');
    Argument argument;
    if (isToken()) {
      argument = new Argument(core.toLowerCase(Locale.ROOT), ArgumentType.PURE_TOKEN);
      argument.token = core;
    } else if (equals > 0) {
      argument = new Argument(core.substring(0, equals), ArgumentType.PURE_TOKEN);
      argument.token = core.substring(equals + 1);
    } else {
      argument = named(types);
    }
    mark(argument);
    return argument;
  }

  /** Puts the marks onto {@code argument}, beside those it has. */
  void mark(Argument argument) {
    argument.isMultiple |= isMultiple;
    argument.since = since == null ? argument.since : since;
    argument.deprecatedSince = deprecatedSince == null ? argument.deprecatedSince : deprecatedSince;
  }

  /** Reads {@code name[:type][#key-spec][/display-text]}. */
  private Argument named(TypeNames types) {
    int slash = core.indexOf('/');
    String left = slash < 0 ? core : core.substring(0, slash);
    int hash = left.indexOf('#');
    String typed = hash < 0 ? left : left.substring(0, hash);
    int colon = typed.indexOf(':');
    String name = colon < 0 ? typed : typed.substring(0, colon);
    ArgumentType type =
        colon < 0 ? types.typeOf(name) : ArgumentType.named(typed.substring(colon + 1));
    Argument argument = new Argument(name, type);
    if (hash >= 0) {
      argument.keySpec = Integer.parseInt(left.substring(hash + 1));
    }
    if (slash >= 0) {
      argument.displayText = core.substring(slash + 1);
    }
    return argument;
  }
}
