package dev.baton.engine.node;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.User;
import dev.baton.engine.acl.UserFile;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.acl.UserStore;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.node.storage.AclFile;
import dev.baton.engine.node.storage.DiskException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the users come from: {@code requirepass} is the default user's password, the others are
 * lines of the configuration or of a file of their own, never both.
 *
 * <p>Where the password comes from a file, every line of the file is accepted, and so is a line
 * that is written to it later: whoever changes the password may use it as soon as the file has it.
 * What disappears from the file stays accepted until somebody takes it away, for clients may still
 * hold it.
 */
final class NodeUsers implements UserStore {
  private static final String NO_FILE =
      "This instance is not configured to use an ACL file. You may want to specify users via the"
          + " ACL SETUSER command and then issue a CONFIG REWRITE (assuming you have a Redis"
          + " configuration file set) in order to store users in the Redis configuration.";
  private static final String BOTH =
      "Configuring Redis with users defined in redis.conf and at the same setting an ACL file path"
          + " is invalid. This setup is very likely to lead to configuration errors and security"
          + " holes, please define either an ACL file or declare users directly in your redis.conf,"
          + " but not both.";

  /** A file of passwords is small and in memory, and people wait for a new one. */
  private static final long PASSWORDS_READ_MS = 2_000;

  private final Configuration configuration;
  private final Access access;
  private final Sessions sessions;
  private final AclFile file;
  private final Log log;
  private String passwordsRead = "";
  private long passwordsReadAtMs;

  NodeUsers(Configuration configuration, Access access, Sessions sessions, AclFile file, Log log) {
    this.configuration = configuration;
    this.access = access;
    this.sessions = sessions;
    this.file = file;
    this.log = log;
    configuration.onChange("requirepass", this::takePassword);
  }

  /**
   * Makes the users that the configuration asks for; returns why the node cannot start, or null.
   */
  @Nullable String start() {
    if (hasFile() && !configuration.users().isEmpty()) {
      return BOTH;
    }
    takePassword();
    readPasswords();
    for (List<String> words : configuration.users()) {
      String error = access.users().define(words.stream().map(Octets::of).toList());
      if (error != null) {
        log.warning(error);
        return "Critical error while loading ACLs. Exiting.";
      }
    }
    access.users().all().stream().filter(user -> !user.isEnabled()).forEach(this::warn);
    String error = hasFile() ? load() : null;
    return error == null ? null : "Aborting Redis startup because of ACL errors: " + error;
  }

  /** Looks for new passwords, when that is due. */
  void onTick(long nowMs) {
    if (nowMs - passwordsReadAtMs >= PASSWORDS_READ_MS) {
      passwordsReadAtMs = nowMs;
      if (readPasswords()) {
        log.notice("The file of passwords has a new one: it is accepted from now on");
      }
    }
  }

  /** The lines for the configuration; none when the users have a file of their own. */
  List<String> configurationLines() {
    return hasFile() ? List.of() : access.users().lines();
  }

  @Override
  public @Nullable String load() {
    if (!hasFile()) {
      return NO_FILE;
    }
    String path = configuration.textOf("aclfile");
    try {
      UserFile read = UserFile.read(file.read(), path, access.users());
      if (read.error() == null) {
        access.replaceAll(new ArrayList<>(read.users()), sessions);
      }
      return read.error();
    } catch (DiskException unreadable) {
      return "Error loading ACLs, opening file '" + path + "': " + unreadable.getMessage();
    }
  }

  @Override
  public @Nullable String save() {
    if (!hasFile()) {
      return NO_FILE;
    }
    try {
      file.replace(String.join("\n", access.users().lines()) + "\n");
      return null;
    } catch (DiskException refused) {
      log.warning("Writing ACL file for ACL SAVE: " + refused.getMessage());
      return "There was an error trying to save the ACLs. Please check the server logs for more"
          + " information";
    }
  }

  private boolean hasFile() {
    return !configuration.textOf("aclfile").isEmpty();
  }

  private void takePassword() {
    access.users().setDefaultPassword(Bytes.of(configuration.textOf("requirepass")));
  }

  /** Accepts what the file has that it had not before; returns whether that is a new password. */
  private boolean readPasswords() {
    if (configuration.textOf("baton-auth-file").isEmpty()) {
      return false;
    }
    try {
      String text = file.readPasswords();
      boolean isNew = false;
      if (!text.equals(passwordsRead)) {
        passwordsRead = text;
        List<String> passwords =
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String password : passwords) {
          isNew |= access.users().addDefaultPassword(Bytes.of(password));
        }
      }
      return isNew;
    } catch (DiskException unreadable) {
      // The passwords that are known stay in force; the file may be there again at the next look.
      return false;
    }
  }

  private void warn(User user) {
    log.notice(
        "The user '"
            + Octets.readable(user.name())
            + "' is disabled (there is no 'on' modifier in the user description). Make sure this"
            + " is not a configuration error.");
  }
}
