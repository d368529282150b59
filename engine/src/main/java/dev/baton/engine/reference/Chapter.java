package dev.baton.engine.reference;

import dev.baton.engine.base.TextResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of the reference:
 *
 * <pre>
 * # a remark
 * integer: count offset        arguments with these names are integers
 * zmpop numkeys key... &lt;where: MIN | MAX&gt; [COUNT count]
 * xclaim
 *   key group consumer
 *   min-idle-time id...        the notation goes on in indented lines
 *   - 6.2.0 `LASTID`.          what a version brought
 * </pre>
 */
final class Chapter {
  private static final String CHANGE = "- ";

  private final TypeNames types = new TypeNames();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /** The lines about one command; its arguments are parsed when they are asked for. */
  private record Draft(StringBuilder arguments, List<Entry.Change> history) {}

  private Chapter() {}

  static Chapter read(String name) {
    Chapter chapter = new Chapter();
    Draft draft = new Draft(new StringBuilder(), new ArrayList<>());
    for (String line : TextResource.read(Chapter.class, name + ".txt").split("\n", -1)) {
      if (line.startsWith("  ")) {
        add(draft, line.strip());
      } else if (!line.isEmpty() && line.charAt(0) != '#') {
        draft = chapter.begin(line, draft);
      }
    }
    return chapter;
  }

  /** What the file says of a command; an entry without anything when it does not name it. */
  Entry entry(String command) {
    Draft draft = drafts.get(command);
    return draft == null
        ? new Entry(List.of(), List.of())
        : new Entry(Synopsis.parse(draft.arguments.toString(), types), draft.history);
  }

  private Draft begin(String line, Draft previous) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    if (word.endsWith(":")) {
      types.add(ArgumentType.named(word.substring(0, word.length() - 1)), rest.split(" ", -1));
      return previous;
    }
    Draft draft = new Draft(new StringBuilder(rest), new ArrayList<>());
    drafts.put(word, draft);
    return draft;
  }

  private static void add(Draft draft, String line) {
    if (line.startsWith(CHANGE)) {
      int space = line.indexOf(' ', CHANGE.length());
      draft.history.add(
          new Entry.Change(line.substring(CHANGE.length(), space), line.substring(space + 1)));
    } else {
      draft.arguments.append(' ').append(line);
    }
  }
}
