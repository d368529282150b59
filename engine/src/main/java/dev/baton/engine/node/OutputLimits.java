package dev.baton.engine.node;

import dev.baton.engine.command.Session;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.config.OutputLimit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much may wait to be sent to one client, by {@code client-output-buffer-limit}. Replicas have
 * limits of their own, kept where their stream is.
 */
final class OutputLimits {
  private final Configuration configuration;
  private final Map<OutputLimit.Client, OutputLimit> limits =
      new EnumMap<>(OutputLimit.Client.class);

  OutputLimits(Configuration configuration) {
    this.configuration = configuration;
    configuration.onChange("client-output-buffer-limit", this::read);
    read();
  }

  private void read() {
    for (OutputLimit.Client each : OutputLimit.Client.values()) {
      limits.put(each, configuration.outputLimit(each));
    }
  }

  /** Whether a client has more waiting than it may, now or for longer than it may. */
  boolean isOver(Client client, long nowMs) {
    long waiting = client.session().output().size();
    if (waiting == 0 || client.session().isReplica()) {
      client.overSoftLimitMs(false, nowMs);
      return false;
    }
    OutputLimit limit = of(client.session());
    boolean overHard = limit.hardBytes() > 0 && waiting > limit.hardBytes();
    boolean overSoft = limit.softBytes() > 0 && waiting > limit.softBytes();
    long overMs = client.overSoftLimitMs(overSoft, nowMs);
    return overHard || (overSoft && overMs >= limit.softSeconds() * 1000L);
  }

  /** What one command has written may be too much already, whether it could be sent or not. */
  boolean isOverHard(Session session) {
    long hardBytes = session.isReplica() ? 0 : of(session).hardBytes();
    return hardBytes > 0 && session.output().size() > hardBytes;
  }

  private OutputLimit of(Session session) {
    boolean listens = session.subscriptions().isActive();
    OutputLimit.Client kind = listens ? OutputLimit.Client.PUBSUB : OutputLimit.Client.NORMAL;
    return Objects.requireNonNull(limits.get(kind), "every kind has limits");
  }
}
