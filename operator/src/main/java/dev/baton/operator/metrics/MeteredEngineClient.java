package dev.baton.operator.metrics;

import dev.baton.operator.engine.CommandResult;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordOrder;
import dev.baton.operator.engine.Pulse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Measures every call to an engine. */
public final class MeteredEngineClient implements EngineClient {
  private final EngineClient engines;
  private final OperatorMeters meters;

  /** Passes every call on to {@code engines}. */
  public MeteredEngineClient(EngineClient engines, OperatorMeters meters) {
    this.engines = engines;
    this.meters = meters;
  }

  @Override
  public Inspection inspect(EngineAddress address, Credentials credentials) {
    return measure("inspect", () -> engines.inspect(address, credentials));
  }

  @Override
  public CommandResult promote(EngineAddress address, Credentials credentials, long epoch) {
    return measure("promote", () -> engines.promote(address, credentials, epoch));
  }

  @Override
  public CommandResult follow(
      EngineAddress address, Credentials credentials, String host, int port) {
    return measure("follow", () -> engines.follow(address, credentials, host, port));
  }

  @Override
  public CommandResult followForced(
      EngineAddress address, Credentials credentials, String host, int port) {
    return measure("follow", () -> engines.followForced(address, credentials, host, port));
  }

  @Override
  public CommandResult configure(
      EngineAddress address, Credentials credentials, Map<String, String> directives) {
    return measure("configure", () -> engines.configure(address, credentials, directives));
  }

  @Override
  public CommandResult setPasswords(
      EngineAddress address, Credentials credentials, PasswordOrder order) {
    return measure("passwords", () -> engines.setPasswords(address, credentials, order));
  }

  @Override
  public CommandResult pauseWrites(
      EngineAddress address, Credentials credentials, Duration atMost) {
    return measure("pause", () -> engines.pauseWrites(address, credentials, atMost));
  }

  @Override
  public CommandResult holdClients(
      EngineAddress address, Credentials credentials, Duration atMost) {
    return measure("hold", () -> engines.holdClients(address, credentials, atMost));
  }

  @Override
  public CommandResult resumeWrites(EngineAddress address, Credentials credentials) {
    return measure("resume", () -> engines.resumeWrites(address, credentials));
  }

  @Override
  public Pulse beat(
      EngineAddress address, Credentials credentials, Duration period, Pulse.Listener listener) {
    return engines.beat(address, credentials, period, listener);
  }

  private <T> T measure(String call, Supplier<T> work) {
    long beganAtNs = System.nanoTime();
    T result = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - beganAtNs);
    meters.engineCall(call, result.getClass().getSimpleName(), took);
    return result;
  }
}
