package dev.baton.engine.command.connection;

import dev.baton.engine.acl.User;
import dev.baton.engine.acl.Users;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.ClientLine;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;
import org.jspecify.annotations.Nullable;

/** Which clients CLIENT KILL means: those for which every given condition holds. */
final class ClientFilter {
  // In milliseconds a larger one would overflow; no client is that old.
  private static final long AGE_SECONDS_MAX = Long.MAX_VALUE / 1000;

  private @Nullable String remote;
  private @Nullable String local;
  private @Nullable ClientType type;
  private @Nullable User user;
  private long id;
  private long ageSeconds;
  private final long nowMs;
  private @Nullable Session spared;

  private ClientFilter(long nowMs) {
    this.nowMs = nowMs;
  }

  /** The old form: one address, nobody is spared. */
  static ClientFilter byAddress(Call call) {
    ClientFilter filter = new ClientFilter(call.nowMs());
    filter.remote = call.bytes(2).toString();
    return filter;
  }

  /** Pairs of options and values from word 2 on; refuses what it does not know. */
  static ClientFilter parse(Call call, Users users) {
    ClientFilter filter = new ClientFilter(call.nowMs());
    filter.spared = call.session();
    for (int i = 2; i < call.count(); i += 2) {
      if (i + 1 == call.count()) {
        throw new Refusal(Refusal.SYNTAX);
      }
      filter.take(call, users, i, i + 1);
    }
    return filter;
  }

  boolean matches(Session session) {
    return session != spared
        && (id == 0 || session.id() == id)
        && (user == null || session.user() == user)
        && (ageSeconds == 0 || nowMs - session.createdMs() >= ageSeconds * 1000)
        && (type == null || ClientType.of(session) == type)
        && (remote == null || remote.equals(ClientLine.address(session.remote())))
        && (local == null || local.equals(ClientLine.address(session.local())));
  }

  private void take(Call call, Users users, int option, int value) {
    if (call.is(option, "ID")) {
      id = id(call, value);
    } else if (call.is(option, "TYPE")) {
      type = ClientType.named(call, value);
    } else if (call.is(option, "ADDR")) {
      remote = call.bytes(value).toString();
    } else if (call.is(option, "LADDR")) {
      local = call.bytes(value).toString();
    } else if (call.is(option, "USER")) {
      user = user(call, users, value);
    } else if (call.is(option, "MAXAGE")) {
      ageSeconds = ageSeconds(call, value);
    } else if (call.is(option, "SKIPME")) {
      spared = skipsCaller(call, value) ? call.session() : null;
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
  }

  private static long id(Call call, int value) {
    String error = "ERR client-id should be greater than 0";
    long number = call.integer(value, error);
    if (number < 1) {
      throw new Refusal(error);
    }
    return number;
  }

  private static long ageSeconds(Call call, int value) {
    long seconds = call.integer(value);
    if (seconds < 1) {
      throw new Refusal("ERR maxage should be greater than 0");
    }
    return Math.min(seconds, AGE_SECONDS_MAX);
  }

  private static User user(Call call, Users users, int value) {
    User found = users.find(call.bytes(value));
    if (found == null) {
      throw new Refusal("ERR No such user '" + call.bytes(value) + "'");
    }
    return found;
  }

  private static boolean skipsCaller(Call call, int value) {
    if (!call.is(value, "YES") && !call.is(value, "NO")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    return call.is(value, "YES");
  }
}
