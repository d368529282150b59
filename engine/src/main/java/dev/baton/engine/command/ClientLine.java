package dev.baton.engine.command;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.User;
import dev.baton.engine.base.HostPort;

/** One client as a line of CLIENT LIST. */
public final class ClientLine {
  private ClientLine() {}

  /** The line of a client whose request is being executed, with its end. */
  public static String ofCaller(Session session, long nowMs) {
    return of(session, session.parser().requestBytes(), nowMs);
  }

  /** The line of a client whose next request has not begun, with its end. */
  public static String of(Session session, long nowMs) {
    return of(session, 0, nowMs);
  }

  private static String of(Session session, int requestBytes, long nowMs) {
    ClientInfo info = session.info();
    // A request leaves the buffer after its execution, but it waits no more.
    long queryBytes = Math.max(0, session.query().unreadBytes() - requestBytes);
    long queryCapacity = session.query().memoryBytes();
    long outputBytes = session.output().size();
    return "id="
        + session.id()
        + " addr="
        + address(session.remote())
        + " laddr="
        + address(session.local())
        // The sockets belong to the transport, which has no number for each.
        + " fd=-1 name="
        + info.name()
        + " age="
        + (nowMs - session.createdMs()) / 1000
        + " idle="
        + (nowMs - session.lastInteractionMs()) / 1000
        + " flags="
        + flags(session)
        + " db="
        + session.databaseIndex()
        + " sub="
        + session.subscriptions().count(ChannelKind.CHANNEL)
        + " psub="
        + session.subscriptions().count(ChannelKind.PATTERN)
        + " ssub="
        + session.subscriptions().count(ChannelKind.SHARD)
        + " multi="
        + (session.transaction().isOpen() ? session.transaction().size() : -1)
        + " watch="
        + session.transaction().watchedCount()
        + " qbuf="
        + queryBytes
        + " qbuf-free="
        + Math.max(0, queryCapacity - queryBytes)
        + " argv-mem="
        + session.memory().argumentBytes()
        + " multi-mem="
        + session.memory().transactionBytes()
        + " rbs=0 rbp=0 obl=0 oll="
        + (outputBytes == 0 ? 0 : 1)
        + " omem="
        + session.memory().outputBytes()
        + " tot-mem="
        + session.memory().totalBytes()
        + " events=r cmd="
        + info.lastCommand()
        + " user="
        + userName(session)
        + " redir="
        + (session.tracking().isOn() ? session.tracking().options().redirectId() : -1)
        + " resp="
        + session.reply().protocol()
        + " lib-name="
        + info.libraryName()
        + " lib-ver="
        + info.libraryVersion()
        + " tot-net-in="
        + info.bytesReceived()
        + " tot-net-out="
        + info.bytesSent()
        + " tot-cmds="
        + info.commands()
        + "\n";
  }

  private static String userName(Session session) {
    User user = session.user();
    return user == null ? "(superuser)" : Octets.readable(user.name());
  }

  /** An address as Redis writes it: an IPv6 host stands in brackets. */
  public static String address(HostPort address) {
    return address.host().indexOf(':') < 0
        ? address.toString()
        : "[" + address.host() + "]:" + address.port();
  }

  private static String flags(Session session) {
    StringBuilder flags = new StringBuilder();
    append(flags, session.isReplica(), 'S');
    append(flags, session.isMonitor(), 'O');
    append(flags, session.isPrimaryLink(), 'M');
    append(flags, session.subscriptions().isActive(), 'P');
    append(flags, session.transaction().isOpen(), 'x');
    append(flags, Blocked.isWait(session.blocked()) || session.isPostponed(), 'b');
    append(flags, session.tracking().isOn(), 't');
    append(flags, session.tracking().isRedirectBroken(), 'R');
    append(flags, session.tracking().options().broadcast(), 'B');
    append(flags, session.transaction().isOvertaken(), 'd');
    append(flags, session.closesAfterReply(), 'c');
    append(flags, session.info().isNoEvict(), 'e');
    append(flags, session.info().isNoTouch(), 'T');
    return flags.isEmpty() ? "N" : flags.toString();
  }

  private static void append(StringBuilder flags, boolean set, char flag) {
    if (set) {
      flags.append(flag);
    }
  }
}
