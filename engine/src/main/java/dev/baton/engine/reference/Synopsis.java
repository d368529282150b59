package dev.baton.engine.reference;

import dev.baton.engine.base.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the notation of arguments, which is close to the one people know from synopses:
 *
 * <pre>
 * key                       an argument; its type is that of the name, or a string
 * count:integer             an argument with a type of its own
 * storekey/key              an argument that people are shown as "key"
 * WITHSCORES  change=CH     a word that stands as it is, named as itself or otherwise
 * EX seconds                an argument behind a token
 * member...                 one or more
 * [GET]                     may be left out
 * [GET pattern]...          none or more, each behind the token
 * &lt;data: field value&gt;       several arguments in their order: a block
 * &lt;where: MIN | MAX&gt;        one of several arguments
 * [condition: NX | XX]      the same, may be left out
 * LIMIT &lt;limit: ...&gt;        a group behind a token
 * id@6.2.0  id@-2.8.12      since this version; deprecated since this version
 * by-pattern#1              found by this key spec, counted from 0; keys count by themselves
 * </pre>
 *
 * <p>What is a token is told by its letters: it has none in lower case. A token belongs to the name
 * or the {@code <group>} behind it; in front of anything else it stands for itself.
 */
final class Synopsis {
  private static final char END = 0;

  private final String text;
  private final TypeNames types;
  private int at;
  private int keys;

  private Synopsis(String text, TypeNames types) {
    this.text = text;
    this.types = types;
  }

  static List<Argument> parse(String text, TypeNames types) {
    Synopsis synopsis = new Synopsis(text, types);
    List<Argument> arguments = synopsis.sequence();
    synopsis.expect(synopsis.next() == END, "no group is closed that was not opened");
    return arguments;
  }

  private List<Argument> sequence() {
    List<Argument> arguments = new ArrayList<>();
    for (char next = next(); next != END && "|]>".indexOf(next) < 0; next = next()) {
      arguments.add(argument());
    }
    return arguments;
  }

  private Argument argument() {
    char next = next();
    if (next == '[' || next == '<') {
      return group();
    }
    Word word = word();
    if (word.isToken() && (next() == '<' || nextIsName())) {
      Argument argument = argument();
      argument.token = word.core();
      return argument;
    }
    Argument argument = word.argument(types);
    if (argument.type == ArgumentType.KEY) {
      argument.keySpec = argument.keySpec == Argument.NO_KEY ? keys : argument.keySpec;
      keys++;
    }
    return argument;
  }

  private Argument group() {
    boolean isOptional = text.charAt(at) == '[';
    at++;
    String label = label();
    List<Argument> members = sequence();
    boolean isChoice = next() == '|';
    while (next() == '|') {
      at++;
      members.addAll(sequence());
    }
    expect(next() == (isOptional ? ']' : '>'), "every group is closed");
    at++;
    Argument group = members.getFirst();
    if (label.isEmpty()) {
      expect(members.size() == 1, "a group of several has a name");
    } else {
      group = new Argument(label, isChoice ? ArgumentType.ONEOF : ArgumentType.BLOCK);
      group.arguments.addAll(members);
    }
    group.isOptional |= isOptional;
    Word marks = word();
    group.repeatsToken = marks.isMultiple() && group.token != null;
    marks.mark(group);
    return group;
  }

  /** The name of a group, which ends with a colon; empty when it has none. */
  private String label() {
    next();
    int start = at;
    String core = word().core();
    if (core.endsWith(":")) {
      return core.substring(0, core.length() - 1);
    }
    at = start;
    return "";
  }

  private boolean nextIsName() {
    int start = at;
    next();
    boolean isName = word().isName();
    at = start;
    return isName;
  }

  /** The first character that is no space, or {@link #END}; it is not passed. */
  private char next() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  /** What stands here up to the next space or bracket, which may be nothing. */
  private Word word() {
    int start = at;
    while (at < text.length() && " []<>|".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return Word.of(text.substring(start, at));
  }

  private void expect(boolean condition, String what) {
    Check.that(condition, what + ": " + text);
  }
}
