package dev.baton.operator.narrative;

import dev.baton.operator.engine.CommandResult;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordOrder;
import dev.baton.operator.engine.Pulse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The engines as the actor reaches them, in the world of fakes. */
final class FakeEngines implements EngineClient {
  private final World world;
  private final Bounds bounds;

  FakeEngines(World world, Bounds bounds) {
    this.world = world;
    this.bounds = bounds;
  }

  @Override
  public Inspection inspect(EngineAddress address, Credentials credentials) {
    FakePod pod =
        address.host().equals(World.SERVICE) ? world.servedPod() : world.pod(address.host());
    return pod == null
        ? new Inspection.Silent("no such pod")
        : pod.inspect(world.nowMs, credentials);
  }

  @Override
  public CommandResult promote(EngineAddress address, Credentials credentials, long epoch) {
    String text = "promote " + address.host() + " for epoch " + epoch;
    bounds.promoted(address.host(), epoch);
    return send(address, credentials, text, engine -> engine.promote(epoch, world.nextStream()));
  }

  @Override
  public CommandResult follow(
      EngineAddress address, Credentials credentials, String host, int port) {
    String text = "replicaof " + address.host() + " -> " + host + ":" + port;
    return send(address, credentials, text, engine -> engine.follow(host));
  }

  @Override
  public CommandResult followForced(
      EngineAddress address, Credentials credentials, String host, int port) {
    String text = "replicaof " + address.host() + " -> " + host + ":" + port + " FORCE";
    return send(
        address,
        credentials,
        text,
        engine -> {
          engine.follow(host);
          engine.permitAnySnapshot();
        });
  }

  @Override
  public CommandResult configure(
      EngineAddress address, Credentials credentials, Map<String, String> directives) {
    long bytes = Long.parseLong(directives.getOrDefault("repl-backlog-size", "0"));
    String text = "config set " + address.host() + " repl-backlog-size " + bytes;
    return send(address, credentials, text, engine -> engine.setBacklogBytes(bytes));
  }

  @Override
  public CommandResult setPasswords(
      EngineAddress address, Credentials credentials, PasswordOrder order) {
    if (!order.drop().isEmpty()) {
      bounds.passwordDropped();
    }
    return send(
        address,
        credentials,
        "passwords of " + address.host() + ":" + describe(order),
        engine -> engine.setPasswords(order));
  }

  private static String describe(PasswordOrder order) {
    return (order.accept().isEmpty() ? "" : " accept " + order.accept())
        + (order.upstream().isEmpty() ? "" : " give " + order.upstream())
        + (order.drop().isEmpty() ? "" : " refuse " + order.drop());
  }

  @Override
  public CommandResult pauseWrites(
      EngineAddress address, Credentials credentials, Duration atMost) {
    long untilMs = world.nowMs + atMost.toMillis();
    return send(
        address, credentials, "pause writes " + address.host(), engine -> engine.pause(untilMs));
  }

  @Override
  public CommandResult holdClients(
      EngineAddress address, Credentials credentials, Duration atMost) {
    return send(address, credentials, "hold clients " + address.host(), _ -> {});
  }

  @Override
  public CommandResult resumeWrites(EngineAddress address, Credentials credentials) {
    return send(address, credentials, "resume writes " + address.host(), FakeEngine::resume);
  }

  @Override
  public Pulse beat(
      EngineAddress address, Credentials credentials, Duration period, Pulse.Listener listener) {
    throw new UnsupportedOperationException("The world beats by itself.");
  }

  private CommandResult send(
      EngineAddress address, Credentials credentials, String text, Consumer<FakeEngine> command) {
    FakePod pod = world.pod(address.host());
    FakeEngine engine = pod == null ? null : pod.engine;
    if (engine == null || pod == null || pod.isSilent()) {
      return new CommandResult.Unknown("no answer");
    }
    if (!engine.letsIn(credentials)) {
      return new CommandResult.Refused("WRONGPASS");
    }
    command.accept(engine);
    bounds.tell(text);
    return new CommandResult.Done();
  }
}
