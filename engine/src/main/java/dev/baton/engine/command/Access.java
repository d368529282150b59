package dev.baton.engine.command;

import dev.baton.engine.acl.AccessLog;
import dev.baton.engine.acl.AccessLog.Context;
import dev.baton.engine.acl.AccessLog.Reason;
import dev.baton.engine.acl.AccessLog.Refused;
import dev.baton.engine.acl.CommandCatalog;
import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Selector;
import dev.baton.engine.acl.User;
import dev.baton.engine.acl.Users;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who the clients are, what each may do, and what becomes of them when the rules change. */
public final class Access {
  private static final String OVERTAKEN =
      "NOPERM ACLs rules changed between the moment the transaction was accumulated and the EXEC"
          + " call. This command is no longer allowed for the following reason: ";

  private final Users users;
  private final AccessLog log;
  private final Permissions permissions;

  /** The default user alone; {@link #know} has to follow before any rule names a command. */
  public Access(BooleanSupplier allChannelsByDefault, LongSupplier logLengthMax) {
    List<String> categories = Stream.of(Category.values()).map(Category::word).toList();
    CommandCatalog catalog = new CommandCatalog(categories);
    users = new Users(catalog, allChannelsByDefault);
    log = new AccessLog(logLengthMax);
    permissions = new Permissions(catalog);
  }

  /** Tells which commands there are. */
  public void know(CommandTable table) {
    table.all().forEach(command -> know(command.spec()));
  }

  private void know(CommandSpec spec) {
    List<String> categories = spec.categories().stream().map(Category::word).toList();
    users.catalog().add(spec.fullName(), categories);
    spec.subcommands().forEach(subcommand -> know(subcommand.spec()));
  }

  /** All users. */
  public Users users() {
    return users;
  }

  /** What was refused. */
  public AccessLog log() {
    return log;
  }

  // ---- who a client is

  /** Whether the client must authenticate before it may do anything. */
  public boolean needsAuthentication(Session session) {
    return !session.isAuthenticated() && !users.defaultUser().isOpen();
  }

  /** Makes the client the default user again. */
  public void forget(Session session) {
    session.become(users.defaultUser(), users.defaultUser().isOpen());
  }

  /** Makes the client a user whose password it knows; a failure is logged, and false. */
  public boolean authenticate(Call call, Bytes name, Bytes password) {
    User user = users.authenticate(name, password);
    if (user == null) {
      String command = Octets.text(call.bytes(0));
      Refused refused =
          new Refused(Reason.AUTH, context(call.session()), command, Octets.text(name));
      log.add(refused, () -> ClientLine.of(call.session(), call.nowMs()).strip(), call.nowMs());
      return false;
    }
    call.session().become(user, true);
    return true;
  }

  // ---- what it may do

  /** The error line for a call that the client's user may not make; null when it may. */
  public @Nullable String refuse(Session session, CommandSpec spec, Arguments words, long nowMs) {
    User user = session.user();
    Permissions.Denial denial = permissions.judge(user, spec, words);
    if (denial == null || user == null) {
      return null;
    }
    note(session, denial, spec, words, nowMs);
    return "NOPERM "
        + switch (denial.reason()) {
          case KEY -> "No permissions to access a key";
          case CHANNEL -> "No permissions to access a channel";
          case COMMAND, AUTH -> explain(user, denial, spec, words);
        };
  }

  /** As {@link #refuse} for a queued command: it was allowed when it was queued. */
  @Nullable String refuseQueued(Session session, CommandSpec spec, Arguments words, long nowMs) {
    Permissions.Denial denial = permissions.judge(session.user(), spec, words);
    if (denial == null) {
      return null;
    }
    note(session, denial, spec, words, nowMs);
    return OVERTAKEN
        + switch (denial.reason()) {
          case KEY -> "no permission to touch the specified keys";
          case CHANNEL ->
              "no permission to access one of the channels used as arguments to the command";
          case COMMAND, AUTH -> "no permission to execute the command or subcommand";
        };
  }

  /** What speaks against a call of any user, in full; null when nothing does. */
  public @Nullable String objection(User user, CommandSpec spec, Arguments words) {
    Permissions.Denial denial = permissions.judge(user, spec, words);
    return denial == null ? null : explain(user, denial, spec, words);
  }

  /** Whether the call may read keys that its words do not name, as SORT does with BY and GET. */
  public boolean mayReadEveryKey(Session session, CommandSpec spec, Arguments words) {
    return permissions.mayReadEveryKey(session.user(), spec, words);
  }

  private static String explain(
      User user, Permissions.Denial denial, CommandSpec spec, Arguments words) {
    String start = "User " + Octets.readable(user.name()) + " has no permissions to ";
    if (denial.reason() == Reason.COMMAND) {
      return start + "run the '" + spec.fullName() + "' command";
    }
    Bytes word = words.bytes(denial.word());
    return start + "access the '" + word + "' " + denial.reason().text();
  }

  private void note(
      Session session, Permissions.Denial denial, CommandSpec spec, Arguments words, long nowMs) {
    User user = session.user();
    String object =
        denial.reason() == Reason.COMMAND
            ? spec.fullName()
            : Octets.text(words.bytes(denial.word()));
    String name = user == null ? "" : user.name();
    Refused refused = new Refused(denial.reason(), context(session), object, name);
    log.add(refused, () -> ClientLine.of(session, nowMs).strip(), nowMs);
  }

  private static Context context(Session session) {
    return session.transaction().isOpen() ? Context.MULTI : Context.TOPLEVEL;
  }

  // ---- what becomes of clients

  /** Closes the clients of a user that is deleted. */
  public void expel(User deleted, Sessions sessions) {
    for (Session session : sessions.all()) {
      if (session.user() == deleted) {
        session.become(users.defaultUser(), false);
        close(session, sessions);
      }
    }
  }

  /** Closes the clients of a user that listen to what it may not hear any more. */
  public static void silence(User user, User upcoming, Sessions sessions) {
    if (!losesChannels(user, upcoming)) {
      return;
    }
    for (Session session : sessions.all()) {
      if (session.user() == user && listensBeyond(session, upcoming)) {
        close(session, sessions);
      }
    }
  }

  /**
   * Puts users read from a file in the place of all others; clients stay who they are if their user
   * is still there and allows what they listen to.
   */
  public void replaceAll(List<User> loaded, Sessions sessions) {
    List<User> before = new ArrayList<>(users.all());
    for (User old : before) {
      loaded.stream()
          .filter(user -> user.name().equals(old.name()))
          .forEach(user -> silence(old, user, sessions));
    }
    users.replaceAll(loaded);
    for (Session session : sessions.all()) {
      User old = session.user();
      User now = old == null ? null : users.find(Octets.bytes(old.name()));
      if (now != null) {
        session.become(now, session.isAuthenticated());
      } else if (old != null) {
        session.become(users.defaultUser(), false);
        close(session, sessions);
      }
    }
  }

  /** It hears nothing more, even of what happens before the end of the turn. */
  private static void close(Session session, Sessions sessions) {
    session.subscriptions().endAll(session);
    sessions.close(session, "its user has lost rights");
  }

  private static boolean losesChannels(User user, User upcoming) {
    if (upcoming.selectors().stream().anyMatch(Selector::allowsAllChannels)) {
      return false;
    }
    return user.selectors().stream()
        .anyMatch(old -> old.allowsAllChannels() || !old.channelsAreIn(upcoming));
  }

  private static boolean listensBeyond(Session session, User user) {
    for (ChannelKind kind : ChannelKind.values()) {
      for (Bytes name : session.subscriptions().all(kind)) {
        boolean allowed =
            user.selectors().stream()
                .anyMatch(selector ->
                    kind == ChannelKind.PATTERN
                        ? selector.allowsChannelPattern(Octets.text(name))
                        : selector.allowsChannel(name));
        if (!allowed) {
          return true;
        }
      }
    }
    return false;
  }
}
