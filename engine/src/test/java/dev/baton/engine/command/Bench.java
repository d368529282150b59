package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.command.acl.AclCommands;
import dev.baton.engine.command.admin.AdminCommands;
import dev.baton.engine.command.admin.ConfiguredSettings;
import dev.baton.engine.command.admin.DebugPort;
import dev.baton.engine.command.admin.MemoryFacts;
import dev.baton.engine.command.admin.PackingDirectives;
import dev.baton.engine.command.bitmap.BitmapCommands;
import dev.baton.engine.command.cluster.ClusterCommands;
import dev.baton.engine.command.connection.ConnectionCommands;
import dev.baton.engine.command.function.FunctionCommands;
import dev.baton.engine.command.geo.GeoCommands;
import dev.baton.engine.command.hash.HashCommands;
import dev.baton.engine.command.hyperloglog.HyperLogLogCommands;
import dev.baton.engine.command.key.KeyCommands;
import dev.baton.engine.command.list.ListCommands;
import dev.baton.engine.command.pubsub.PubSubCommands;
import dev.baton.engine.command.script.ScriptCommands;
import dev.baton.engine.command.set.SetCommands;
import dev.baton.engine.command.sortedset.SortedSetCommands;
import dev.baton.engine.command.stream.StreamCommands;
import dev.baton.engine.command.string.StringCommands;
import dev.baton.engine.command.transaction.TransactionCommands;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.OwnedKeyspace;
import dev.baton.engine.persistence.AccessTold;
import dev.baton.engine.persistence.RdbOptions;
import dev.baton.engine.persistence.ValuePayloads;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All commands on a keyspace, without sockets: raw replies and propagated commands come out. */
final class Bench implements AutoCloseable {
  private static final int DATABASES = 16;
  private static final byte POISON = (byte) 0xdd;

  private final ChunkPool pool = new ChunkPool();
  private NativeBuffer words = new NativeBuffer(64 * 1024);
  private final SplittableRandom random = new SplittableRandom(1);
  final Configuration configuration = new Configuration();
  private final OwnedKeyspace owned;
  final Keyspace keyspace;
  private final ValuePayloads payloads;
  final Sessions sessions = new Sessions();
  final KeyWaits waits;
  final FakeUserStore userStore = new FakeUserStore();
  final Access access =
      new Access(
          () -> configuration.textOf("acl-pubsub-default").equals("allchannels"),
          () -> configuration.longOf("acllog-max-len"));
  final PubSub pubSub = new PubSub();
  final KeyEvents events = new KeyEvents(pubSub);
  long trackedKeysMax;
  final Tracking tracking = new Tracking(sessions, () -> trackedKeysMax);
  final ClientPause pause = new ClientPause();
  final List<String> debugged = new ArrayList<>();
  private final Settings settings;
  private final Propagation told;
  final Expiry expiry;
  final CommandTable table;
  final CommandProcessor processor;

  /** What replicas were told, one line a command, the database's number first. */
  final List<String> propagated = new ArrayList<>();

  /** Gets what replicas are told, word by word. */
  @Nullable BiConsumer<Integer, List<Bytes>> follower;

  /** Whether a gate refuses writes. */
  boolean readOnly;

  long nowMs = 1_700_000_000_000L;

  Bench() {
    this(1L << 36);
  }

  /** A keyspace that has {@code reservedBytes} and no more. */
  Bench(long reservedBytes) {
    owned = new OwnedKeyspace(DATABASES, 42, reservedBytes);
    keyspace = owned.keyspace();
    payloads = new ValuePayloads(keyspace, this::dumpOptions);
    waits = new KeyWaits(keyspace, sessions);
    events.track(tracking);
    configuration.load("enable-debug-command", List.of("yes"));
    settings = new ConfiguredSettings(configuration);
    PackingDirectives.follow(configuration, keyspace.packing());
    told = new Told();
    expiry = new Expiry(keyspace, told, settings, pause, events);
    table = new CommandTable(commands());
    access.know(table);
    configuration.onChange("requirepass", this::takePassword);
    List<Gate> gates =
        List.of(
            (spec, _, _) -> readOnly && spec.has(Flag.WRITE) ? "READONLY no" : null,
            new SubscribedMode());
    processor =
        new CommandProcessor(
            table,
            keyspace,
            settings,
            access,
            gates,
            pause,
            expiry,
            told,
            new Witnesses(events, new Tracked()),
            waits);
  }

  private List<Command> commands() {
    List<Command> all = new ArrayList<>(StringCommands.all());
    all.addAll(KeyCommands.all(random::nextLong, new DumpedValues(payloads)));
    all.addAll(HashCommands.all(random::nextLong));
    all.addAll(SetCommands.all(random::nextLong));
    all.addAll(SortedSetCommands.all(random::nextLong));
    all.addAll(GeoCommands.all());
    all.addAll(StreamCommands.all());
    all.addAll(BitmapCommands.all());
    all.addAll(HyperLogLogCommands.all());
    all.addAll(ListCommands.all());
    all.addAll(ConnectionCommands.all(sessions, access, pause, tracking, () -> false));
    all.addAll(TransactionCommands.all());
    all.addAll(AclCommands.all(access, sessions, userStore, random::nextLong, this::table));
    all.addAll(PubSubCommands.all(pubSub));
    all.addAll(FunctionCommands.all());
    all.addAll(ScriptCommands.all());
    all.addAll(ClusterCommands.all());
    all.addAll(
        AdminCommands.all(
            configuration,
            this::table,
            new Debugged(),
            () -> debugged.add("reset"),
            () -> null,
            this::memoryFacts));
    return all;
  }

  private void takePassword() {
    access.users().setDefaultPassword(Bytes.of(configuration.textOf("requirepass")));
  }

  private RdbOptions dumpOptions() {
    return new RdbOptions(
        configuration.intOf("baton-rdb-version"),
        configuration.isOn("rdbcompression"),
        AccessTold.NOTHING);
  }

  private MemoryFacts memoryFacts() {
    long used = keyspace.memory().usedBytes();
    return new MemoryFacts(
        used, used, 0, 0, 0, 0, keyspace.tableBytes(), keyspace.size(), 0, used, used, used);
  }

  private CommandTable table() {
    return table;
  }

  /** A new client. */
  Session connect() {
    QueryBuffer query = new QueryBuffer(pool, QueryBuffer.DEFAULT_LIMIT_BYTES);
    long id = sessions.nextId();
    Session session =
        new Session(
            id,
            new HostPort("127.0.0.1", (int) (40_000 + id)),
            new HostPort("127.0.0.1", 6379),
            query,
            new RequestParser(),
            new OutputBuffer(pool),
            access.users().defaultUser(),
            nowMs);
    sessions.add(session);
    return session;
  }

  /** A call of a client outside of the chain, which is given words and a command by the caller. */
  Call newCall(Session session) {
    Effects effects = new Effects(told);
    return new Call(
        keyspace, settings, access, expiry, effects, events, session, new Arguments(), nowMs);
  }

  /** Runs one request and returns the raw reply, one character a byte. */
  String call(Session session, String... request) {
    byte[][] bytes = new byte[request.length][];
    for (int i = 0; i < request.length; i++) {
      bytes[i] = request[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    process(session, bytes);
    while (session.blocked() instanceof LongReply) {
      processor.longReplies().writeSome(Long.MAX_VALUE);
    }
    return reply(session);
  }

  /** Runs one request and returns what became of it. */
  Outcome process(Session session, byte[]... request) {
    Arguments arguments = session.arguments();
    arguments.clear();
    if (totalBytes(request) > words.capacityBytes()) {
      words.close();
      words = new NativeBuffer(2 * totalBytes(request));
    }
    long address = words.address();
    for (byte[] word : request) {
      Native.copy(word, 0, address, word.length);
      arguments.add(address, word.length);
      address += word.length;
    }
    try {
      return processor.process(session, nowMs);
    } finally {
      arguments.clear();
      // Whoever still looks at the words must not find them.
      Native.fill(words.address(), totalBytes(request), POISON);
    }
  }

  /** Takes what was written for a client since the last call. */
  String reply(Session session) {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    session
        .output()
        .drain((address, length) -> {
          taken.writeBytes(Native.toBytes(address, length));
          return length;
        });
    return taken.toString(StandardCharsets.ISO_8859_1);
  }

  /** Takes what replicas were told since the last call. */
  List<String> takePropagated() {
    List<String> taken = new ArrayList<>(propagated);
    propagated.clear();
    return taken;
  }

  @Override
  public void close() {
    sessions
        .all()
        .forEach(session -> {
          session.transaction().discard();
          Blocked blocked = session.blocked();
          if (blocked != null) {
            blocked.cancel();
          }
          session.query().close();
          session.parser().close();
          session.output().close();
        });
    pool.close();
    words.close();
    payloads.close();
    owned.close();
  }

  private static int totalBytes(byte[][] request) {
    int total = 0;
    for (byte[] word : request) {
      total += word.length;
    }
    return total;
  }

  /** Lets tracking know of every call; nothing is measured. */
  private final class Tracked implements CallObserver {
    @Override
    public long nowMicros() {
      return 0;
    }

    @Override
    public void executed(
        Session session, Command command, Arguments words, long startedMicros, boolean failed) {
      tracking.executed(session, command.spec(), words);
    }

    @Override
    public void waiting(Session session, Command command, Arguments words) {
      tracking.executed(session, command.spec(), words);
    }

    @Override
    public void rejected(Command command) {}
  }

  /** Writes propagated commands down. */
  private final class Told implements Propagation {
    @Override
    public void propagate(int databaseIndex, Arguments told) {
      List<Bytes> copies = new ArrayList<>();
      for (int i = 0; i < told.count(); i++) {
        copies.add(told.bytes(i));
      }
      propagate(databaseIndex, copies);
    }

    @Override
    public void propagate(int databaseIndex, List<Bytes> told) {
      if (follower != null) {
        follower.accept(databaseIndex, told);
        return;
      }
      List<String> line = new ArrayList<>(List.of(Integer.toString(databaseIndex)));
      told.forEach(word -> line.add(word.toString()));
      propagated.add(String.join(" ", line));
    }
  }

  /** Writes down what DEBUG asked for. */
  private final class Debugged implements DebugPort {
    @Override
    public @Nullable String loadAppendOnly() {
      return "the append only file is off";
    }

    @Override
    public void sleepUntil(long untilMs) {
      debugged.add("sleep until " + untilMs);
    }

    @Override
    public @Nullable String reload() {
      debugged.add("reload");
      return null;
    }

    @Override
    public void sleepBeforeFlushing(long micros) {
      debugged.add("sleep before flushing: " + micros);
    }

    @Override
    public void replicate(List<Bytes> words) {
      debugged.add("replicate: " + words);
    }

    @Override
    public void pauseCare(boolean paused) {
      debugged.add("care paused: " + paused);
    }

    @Override
    public void skipChecksums(boolean skipped) {
      payloads.skipChecksums(skipped);
    }

    @Override
    public void log(String text) {
      debugged.add(text);
    }

    @Override
    public void changeReplicationId() {
      debugged.add("changed");
    }
  }
}
