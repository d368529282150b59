package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.memory.Backing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few nodes and clients in one process, with a network that delivers at once and a set clock. */
final class World implements AutoCloseable {
  private static final int PIECE_BYTES = 64 * 1024;

  final Map<Integer, Member> members = new LinkedHashMap<>();
  private final List<Pipe> pipes = new ArrayList<>();
  private final NativeBuffer piece = new NativeBuffer(PIECE_BYTES);
  private long seed = 42;
  long nowMs = 1_700_000_000_000L;

  /** One node and what it acts on. */
  static final class Member {
    final int port;
    final Configuration configuration = new Configuration();
    final FakeDisk disk;
    final FakeHost host;
    final FakeConfigStore configStore = new FakeConfigStore();
    final FakeAclFile aclFile = new FakeAclFile();
    final List<String> log = new ArrayList<>();
    @Nullable Node node;
    int exitCode = -1;
    private boolean frozen;
    private final List<FakeLink> unaccepted = new ArrayList<>();

    Member(int port, FakeDisk disk) {
      this.port = port;
      this.disk = disk;
      this.host = new FakeHost(port);
    }

    Node node() {
      if (node == null) {
        throw new IllegalStateException("node " + port + " runs");
      }
      return node;
    }
  }

  /** A connection: two ends, each owned by a node or, when null, by a client. */
  private record Pipe(
      FakeLink near, @Nullable Member nearOwner, FakeLink far, @Nullable Member farOwner) {}

  /** Starts a node; directives are names and values in turn. */
  Member start(int port, String... directives) {
    return start(port, new FakeDisk(), directives);
  }

  Member start(int port, FakeDisk disk, String... directives) {
    Member member = new Member(port, disk);
    members.put(port, member);
    disk.nowMs = nowMs;
    set(member, "repl-diskless-sync-delay", "0");
    set(member, "save", "");
    for (int i = 0; i < directives.length; i += 2) {
      set(member, directives[i], directives[i + 1]);
    }
    Log log = (level, message) -> member.log.add(level.mark() + " " + message);
    Network network = (attempt, target, timeoutMs) -> connect(member, attempt, target);
    Ports ports =
        new Ports(
            network,
            member.disk,
            log,
            () -> seed = seed * 6364136223846793005L + 1442695040888963407L,
            member.host,
            member.configStore,
            member.aclFile,
            code -> member.exitCode = code,
            Backing.NONE);
    member.node = new Node(member.configuration, ports, nowMs);
    member.node.start(nowMs);
    settle();
    return member;
  }

  /** Ends a node without any goodbye; its disk stays. */
  void kill(Member member) {
    cut(member);
    members.remove(member.port);
    member.node().close();
    member.node = null;
  }

  /** Stops a node as SIGSTOP does: its connections stand, and nothing is read. */
  void freeze(Member member) {
    member.frozen = true;
  }

  /** Ends {@link #freeze}. */
  void thaw(Member member) {
    member.frozen = false;
    member.unaccepted.forEach(link -> member.node().onAccepted(link, nowMs));
    member.unaccepted.clear();
    settle();
  }

  /** A client of a node. */
  TestClient client(Member member) {
    HostPort here = new HostPort("127.0.0.1", 50_000 + pipes.size());
    HostPort there = new HostPort("127.0.0.1", member.port);
    FakeLink near = new FakeLink(here, there);
    FakeLink far = new FakeLink(there, here);
    pipes.add(new Pipe(near, null, far, member));
    member.node().onAccepted(far, nowMs);
    return new TestClient(this, near, far);
  }

  /** Breaks every connection of a node to other nodes. */
  void cut(Member member) {
    for (Pipe pipe : new ArrayList<>(pipes)) {
      if (pipe.nearOwner != null && (pipe.nearOwner == member || pipe.farOwner == member)) {
        pipe.near.closed = true;
        pipe.far.closed = true;
      }
    }
    settle();
  }

  /** Lets time pass in steps of a tick. */
  void pass(long durationMs) {
    long endMs = nowMs + durationMs;
    while (nowMs < endMs) {
      nowMs += 100;
      members.values().forEach(member -> member.disk.nowMs = nowMs);
      settle();
    }
  }

  /** Carries what was sent to the nodes and ends one turn of theirs for each client. */
  void turn() {
    for (Pipe pipe : new ArrayList<>(pipes)) {
      carry(pipe.near, pipe.far, pipe.farOwner);
    }
  }

  /** Carries bytes and turns loops until nothing moves any more. */
  void settle() {
    boolean moved = true;
    for (int round = 0; moved; round++) {
      if (round > 10_000) {
        throw new IllegalStateException("the world does not come to rest");
      }
      moved = false;
      for (Member member : members.values()) {
        if (member.exitCode < 0 && !member.frozen) {
          member.node().onTick(nowMs);
          member.node().onTurnEnd(nowMs);
          moved |= member.node().nextDeadlineMs(nowMs) <= nowMs;
        }
      }
      for (Pipe pipe : new ArrayList<>(pipes)) {
        moved |= carry(pipe.near, pipe.far, pipe.farOwner);
        moved |= carry(pipe.far, pipe.near, pipe.nearOwner);
        moved |= end(pipe);
      }
    }
  }

  void tellWritable(FakeLink far) {
    for (Pipe pipe : new ArrayList<>(pipes)) {
      if (pipe.far == far && pipe.farOwner != null) {
        pipe.farOwner.node().onWritable(far, nowMs);
      }
    }
    settle();
  }

  void forgetPipe(FakeLink near) {
    pipes.removeIf(pipe -> pipe.near == near);
  }

  @Override
  public void close() {
    for (Member member : members.values()) {
      member.node().close();
    }
    piece.close();
  }

  private boolean carry(FakeLink from, FakeLink to, @Nullable Member owner) {
    if (owner == null || owner.node == null || owner.frozen || !to.reading) {
      return false;
    }
    byte[] bytes = from.take();
    int done = 0;
    while (done < bytes.length && to.reading) {
      int part = Math.min(PIECE_BYTES, bytes.length - done);
      Native.copy(bytes, done, piece.address(), part);
      done += part;
      owner.node().onReceived(to, piece.address(), part, nowMs);
    }
    from.putBack(bytes, done);
    if (bytes.length > 0) {
      owner.node().onTurnEnd(nowMs);
    }
    return bytes.length > 0;
  }

  private boolean end(Pipe pipe) {
    if (!pipe.near.closed && !pipe.far.closed) {
      return false;
    }
    pipes.remove(pipe);
    tellClosed(pipe.nearOwner, pipe.near);
    tellClosed(pipe.farOwner, pipe.far);
    pipe.near.closed = true;
    pipe.far.closed = true;
    return true;
  }

  private void tellClosed(@Nullable Member owner, FakeLink link) {
    if (owner != null && owner.node != null) {
      owner.node().onClosed(link, "Connection closed by peer", nowMs);
    }
  }

  private void connect(Member from, long attempt, HostPort target) {
    Member to = members.get(target.port());
    if (to == null) {
      from.node().onConnectFailed(attempt, "Connection refused", nowMs);
      return;
    }
    HostPort here = new HostPort("127.0.0.1", 40_000 + pipes.size());
    FakeLink near = new FakeLink(here, target);
    FakeLink far = new FakeLink(target, here);
    pipes.add(new Pipe(near, from, far, to));
    if (to.frozen) {
      to.unaccepted.add(far);
    } else {
      to.node().onAccepted(far, nowMs);
    }
    from.node().onConnected(attempt, near, nowMs);
  }

  private static void set(Member member, String name, String value) {
    if (name.equals("user")) {
      member.configuration.defineUser(List.of(value.split(" ")));
      return;
    }
    String error = member.configuration.load(name, List.of(value.split(" ")));
    if (error != null) {
      throw new IllegalArgumentException(name + " " + value + ": " + error);
    }
  }
}
