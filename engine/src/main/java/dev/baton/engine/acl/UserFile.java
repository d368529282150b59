package dev.baton.engine.acl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a file of users: lines {@code user name rules...}, empty lines between them, no
 * comments, because ACL SAVE would lose them. With a single mistake none of it counts.
 */
public final class UserFile {
  private static final String NO_CHANGE =
      "WARNING: ACL errors detected, no change to the previously active ACL rules was performed";

  private final Users home;
  private final String path;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final StringBuilder errors = new StringBuilder();

  private UserFile(Users home, String path) {
    this.home = home;
    this.path = path;
  }

  /** Reads {@code text}, one character a byte; errors name the {@code path}. */
  public static UserFile read(String text, String path, Users home) {
    UserFile file = new UserFile(home, path);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      file.read(line.strip(), ++number);
    }
    return file;
  }

  /** All mistakes in one line, or null. */
  public @Nullable String error() {
    return errors.isEmpty() ? null : errors + NO_CHANGE;
  }

  /** The users, if there is no mistake. */
  public Collection<User> users() {
    return new ArrayList<>(users.values());
  }

  private void read(String line, int number) {
    if (line.isEmpty()) {
      return;
    }
    String place = path + ":" + number;
    List<String> words = List.of(line.split(" ", -1));
    if (!words.getFirst().equals("user") || words.size() < 2) {
      errors.append(place).append(" should start with user keyword followed by the username. ");
      return;
    }
    String name = words.get(1);
    if (Octets.hasSpaces(name)) {
      errors.append("'").append(place).append(": username '").append(name);
      errors.append("' contains invalid characters. ");
    } else if (users.containsKey(name)) {
      errors.append("WARNING: Duplicate user '").append(name);
      errors.append("' found on line ").append(number).append(". ");
    } else {
      User user = home.newUser(name);
      users.put(name, user);
      apply(user, words.subList(2, words.size()), place);
    }
  }

  private void apply(User user, List<String> words, String place) {
    RuleWords joined = RuleWords.join(words);
    if (joined.unmatched() != null) {
      errors.append(place).append(": Unmatched parenthesis in selector definition.");
    }
    boolean told = false;
    for (String word : joined.rules()) {
      String rule = word.strip();
      RuleProblem problem = home.apply(user, rule);
      if (problem == RuleProblem.UNKNOWN_NAME) {
        errors.append(place).append(": Error in applying operation '").append(rule);
        errors.append("': ").append(problem.text()).append(". ");
      } else if (problem != null && !told) {
        // The others may follow from the first, and may hold secrets.
        errors.append(place).append(": ").append(problem.text()).append(". ");
        told = true;
      }
    }
  }
}
