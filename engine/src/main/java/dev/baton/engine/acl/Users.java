package dev.baton.engine.acl;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All users by name. There is always the user {@code default}, whose rules hold for clients that
 * have not authenticated and need not.
 */
public final class Users {
  /** The name of the user that is always there. */
  public static final String DEFAULT = "default";

  /**
   * A user with new rules that are not in force yet, or what is wrong with them.
   *
   * @param user the user as it is to become; null when there is an error
   * @param error the error without its code; null when the rules are right
   */
  public record Staged(@Nullable User user, @Nullable String error) {}

  private final CommandCatalog catalog;
  private final BooleanSupplier allChannelsByDefault;
  private final TreeMap<String, User> byName = new TreeMap<>();
  private final User defaultUser;

  /** The default user alone, who may do everything without a password. */
  public Users(CommandCatalog catalog, BooleanSupplier allChannelsByDefault) {
    this.catalog = catalog;
    this.allChannelsByDefault = allChannelsByDefault;
    defaultUser = newDefault();
    byName.put(DEFAULT, defaultUser);
  }

  /** The commands that rules may name. */
  public CommandCatalog catalog() {
    return catalog;
  }

  /** The user {@code default}: always the same object. */
  public User defaultUser() {
    return defaultUser;
  }

  /** The user with this name, or null. */
  public @Nullable User find(Bytes name) {
    return byName.get(Octets.text(name));
  }

  /** All users in the order of their names. */
  public Collection<User> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** All users as the lines of a file that makes them again, one character a byte. */
  public List<String> lines() {
    return byName.values().stream()
        .map(user -> "user " + user.name() + " " + user.describe())
        .toList();
  }

  /** The user whose password this is, or null. */
  public @Nullable User authenticate(Bytes name, Bytes password) {
    User user = find(name);
    return user != null && user.accepts(password) ? user : null;
  }

  /** Makes {@code password} the default user's only one; an empty one opens to everybody. */
  public void setDefaultPassword(Bytes password) {
    defaultUser.setOnlyPassword(password.length() == 0 ? null : password);
  }

  /** Adds a password to those of the default user; returns whether it is a new one. */
  public boolean addDefaultPassword(Bytes password) {
    return defaultUser.addPassword(password);
  }

  /** Applies rules to a copy of a user, which need not be there; all are right or none counts. */
  public Staged stage(Bytes name, List<Bytes> words) {
    RuleWords joined = RuleWords.join(words.stream().map(Octets::text).toList());
    if (joined.unmatched() != null) {
      return new Staged(
          null,
          "Unmatched parenthesis in acl selector starting at '"
              + Octets.readable(joined.unmatched())
              + "'.");
    }
    User known = find(name);
    User staged = known == null ? newUser(Octets.text(name)) : known.copy();
    for (String rule : joined.rules()) {
      RuleProblem problem = apply(staged, rule);
      if (problem != null) {
        String shown = Octets.readable(rule);
        String error = "Error in ACL SETUSER modifier '" + shown + "': " + problem.text();
        return new Staged(null, error);
      }
    }
    return new Staged(staged, null);
  }

  /** Puts staged rules into force. */
  public void commit(User staged) {
    User known = byName.get(staged.name());
    if (known == null) {
      byName.put(staged.name(), staged);
    } else {
      known.become(staged);
    }
  }

  /** Deletes a user other than the default one, and returns it; null when there is none. */
  public @Nullable User delete(Bytes name) {
    Check.that(!Octets.text(name).equals(DEFAULT), "the default user stays");
    return byName.remove(Octets.text(name));
  }

  /** Puts users read from a file in the place of all others. */
  public void replaceAll(Collection<User> users) {
    byName.clear();
    byName.put(DEFAULT, defaultUser);
    boolean hasDefault = false;
    for (User user : users) {
      hasDefault |= user.name().equals(DEFAULT);
      commit(user);
    }
    if (!hasDefault) {
      defaultUser.become(newDefault());
    }
  }

  /**
   * Takes a user from the configuration: its name and rules. Returns what is wrong as a line for
   * the log, or null. The default user starts anew, too.
   */
  public @Nullable String define(List<String> words) {
    String name = words.getFirst();
    if (Octets.hasSpaces(name)) {
      return "Spaces not allowed in ACL usernames";
    }
    User user = newUser(name);
    RuleWords joined = RuleWords.join(words.subList(1, words.size()));
    for (String rule : joined.rules()) {
      RuleProblem problem = apply(user, rule);
      if (problem != null) {
        return "Error loading ACL rule '"
            + rule
            + "' for the user named '"
            + name
            + "': "
            + problem.text();
      }
    }
    commit(user);
    return null;
  }

  /**
   * What is wrong with a user in the configuration, whose commands are not known yet: the word and
   * the problem; null when nothing is.
   */
  public static @Nullable String objection(List<String> words) {
    RuleWords joined = RuleWords.join(words.subList(1, words.size()));
    if (joined.unmatched() != null) {
      return declaration(joined.unmatched(), RuleProblem.SYNTAX);
    }
    User user = new User(words.getFirst(), false);
    CommandCatalog nothing = new CommandCatalog(List.of());
    for (String rule : joined.rules()) {
      RuleProblem problem = user.apply(rule, nothing, false);
      if (problem != null && problem != RuleProblem.UNKNOWN_NAME) {
        return declaration(rule, problem);
      }
    }
    return null;
  }

  /** The error about a second definition of a user. */
  public static String duplicate(String name) {
    return declaration(name, RuleProblem.DUPLICATE_USER);
  }

  private static String declaration(String word, RuleProblem problem) {
    return "Error in user declaration '" + word + "': " + problem.text();
  }

  User newUser(String name) {
    return new User(name, allChannelsByDefault.getAsBoolean());
  }

  @Nullable RuleProblem apply(User user, String rule) {
    return user.apply(rule, catalog, allChannelsByDefault.getAsBoolean());
  }

  private User newDefault() {
    User user = new User(DEFAULT, true);
    for (String rule : List.of("on", "nopass", "allkeys", "+@all")) {
      Check.that(apply(user, rule) == null, "the rules of the default user are right");
    }
    return user;
  }
}
