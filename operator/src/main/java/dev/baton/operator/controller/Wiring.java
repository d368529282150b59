package dev.baton.operator.controller;

import dev.baton.operator.act.Actor;
import dev.baton.operator.act.ClusterTools;
import dev.baton.operator.act.ObjectApplier;
import dev.baton.operator.act.SystemTimer;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.jedis.JedisEngineClient;
import dev.baton.operator.metrics.MeteredEngineClient;
import dev.baton.operator.metrics.OperatorMeters;
import dev.baton.operator.metrics.ReplicationMeters;
import dev.baton.operator.observe.EngineProbe;
import dev.baton.operator.observe.Heartbeats;
import dev.baton.operator.status.ApiWrites;
import dev.baton.operator.status.EventRecorder;
import dev.baton.operator.status.StatusRecorder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the operator together. */
public final class Wiring {
  private static final int PASSWORD_BYTES = 24;
  private static final String LEASE = "baton-operator";

  // While nobody leads nobody fails over, so a crashed leader is followed within ten seconds.
  private static final Duration LEASE_DURATION = Duration.ofSeconds(10);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(7);
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(2);

  @Produces
  @Singleton
  OperatorMeters meters(MeterRegistry registry) {
    return new OperatorMeters(registry);
  }

  /** Past the composite of all registries, which would keep each of the many gauges once more. */
  @Produces
  @Singleton
  ReplicationMeters replicationMeters(MeterRegistry registry) {
    boolean isAlone =
        registry instanceof CompositeMeterRegistry all && all.getRegistries().size() == 1;
    return new ReplicationMeters(
        isAlone ? ((CompositeMeterRegistry) registry).getRegistries().iterator().next() : registry);
  }

  @Produces
  @Singleton
  EngineClient engines(OperatorMeters meters) {
    return new MeteredEngineClient(new JedisEngineClient(EngineTimeouts.DEFAULT), meters);
  }

  @Produces
  @Singleton
  NodeWatch nodes(@ConfigProperty(name = "baton.nodes.watched") boolean watched) {
    return new NodeWatch(watched);
  }

  @Produces
  @Singleton
  EngineProbe probe(EngineClient engines) {
    return new EngineProbe(engines);
  }

  @Produces
  @Singleton
  Heartbeats heartbeats(EngineClient engines, OperatorMeters meters) {
    return new Heartbeats(engines, meters::heartbeatLost);
  }

  @Produces
  @Singleton
  Actor actor(EngineClient engines) {
    return new Actor(engines, new SystemTimer());
  }

  @Produces
  @Singleton
  ClusterTools tools(
      KubernetesClient client,
      OperatorMeters meters,
      @ConfigProperty(name = "baton.engine.image") String image) {
    ApiWrites writes = meters::apiWrite;
    return new ClusterTools(
        client,
        new ObjectApplier(client, writes),
        new StatusRecorder(client, writes),
        new EventRecorder(client, writes),
        writes,
        image,
        Wiring::newPassword);
  }

  /**
   * The lease by which one of several operators is the leader. A container that is started again in
   * the same pod keeps its identity and goes on without waiting for its own lease to end.
   */
  @Produces
  @Singleton
  LeaderElectionConfiguration leaderElection(
      @ConfigProperty(name = "pod.namespace") Optional<String> namespace,
      @ConfigProperty(name = "pod.name") Optional<String> identity) {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(namespace.orElse("default"))
        .withIdentity(identity.orElseGet(() -> UUID.randomUUID().toString()))
        .withLeaseDuration(LEASE_DURATION)
        .withRenewDeadline(RENEW_DEADLINE)
        .withRetryPeriod(RETRY_PERIOD)
        .withLeaderCallbacks(new LeaderCallbacks(() -> {}, Wiring::leave, _ -> {}))
        .build();
  }

  /**
   * Ends the process: the framework would go on reconciling after the lease is lost, beside the new
   * leader. Not System.exit, which waits for ever when the lease is given back on the way out.
   */
  private static void leave() {
    Quarkus.asyncExit(1);
  }

  void close(@Disposes EngineProbe probe) {
    probe.close();
  }

  void close(@Disposes Heartbeats heartbeats) {
    heartbeats.close();
  }

  void close(@Disposes ClusterTools tools) {
    tools.events().close();
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
