package dev.baton.operator.controller;

import dev.baton.operator.act.Actor;
import dev.baton.operator.act.ClusterTools;
import dev.baton.operator.act.KubernetesCluster;
import dev.baton.operator.act.Outcome;
import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.manifest.Names;
import dev.baton.operator.metrics.OperatorMeters;
import dev.baton.operator.metrics.ReplicationMeters;
import dev.baton.operator.observe.Desired;
import dev.baton.operator.observe.DesiredReader;
import dev.baton.operator.observe.EngineProbe;
import dev.baton.operator.observe.Heartbeats;
import dev.baton.operator.observe.Memories;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodReader;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.observe.Recorded;
import dev.baton.operator.observe.RecordedReader;
import dev.baton.operator.observe.Workload;
import dev.baton.operator.observe.WorkloadReader;
import dev.baton.operator.plan.Plan;
import dev.baton.operator.plan.Planner;
import dev.baton.operator.plan.ResyncCount;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs passes: observe, plan, act, report.
 *
 * <p>The status is written by {@code StatusRecorder} and never handed back to the framework, whose
 * own status update would start another pass. Retries have no budget that could run out and leave a
 * resource alone; they slow down instead.
 */
@Singleton
@ControllerConfiguration(
    name = "redisreplication",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = RelevantChange.class),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 2, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = Integer.MAX_VALUE,
    initialInterval = 200,
    intervalMultiplier = 2,
    maxInterval = 30_000)
public final class RedisReplicationReconciler implements Reconciler<RedisReplication> {
  private static final Logger LOG = LoggerFactory.getLogger(RedisReplicationReconciler.class);

  /** After a change of the primary the next look follows at once and reports what it sees. */
  private static final long AT_ONCE_MS = 20;

  private static final long CONFLICT_DELAY_MS = 200;
  private static final long JITTERED_MS_MIN = 5_000;

  private final EngineProbe probe;
  private final Heartbeats heartbeats;
  private final Actor actor;
  private final ClusterTools tools;
  private final OperatorMeters meters;
  private final ReplicationMeters replicationMeters;
  private final NodeWatch nodes;
  private final Map<String, Notebook> notebooks = new ConcurrentHashMap<>();

  /** Works with the given parts. */
  public RedisReplicationReconciler(
      EngineProbe probe,
      Heartbeats heartbeats,
      Actor actor,
      ClusterTools tools,
      OperatorMeters meters,
      ReplicationMeters replicationMeters,
      NodeWatch nodes) {
    this.probe = probe;
    this.heartbeats = heartbeats;
    this.actor = actor;
    this.tools = tools;
    this.meters = meters;
    this.replicationMeters = replicationMeters;
    this.nodes = nodes;
  }

  @Override
  public List<EventSource<?, RedisReplication>> prepareEventSources(
      EventSourceContext<RedisReplication> context) {
    List<EventSource<?, RedisReplication>> sources = Watches.all(context);
    sources.addAll(nodes.sources(context));
    sources.add(new HeartbeatEventSource(heartbeats, this::forget));
    return sources;
  }

  @Override
  public UpdateControl<RedisReplication> reconcile(
      RedisReplication resource, Context<RedisReplication> context) {
    if (resource.getMetadata().getDeletionTimestamp() != null) {
      forget(resource);
      return UpdateControl.noUpdate();
    }
    long beganAtNs = System.nanoTime();
    Notebook notebook =
        notebooks.computeIfAbsent(resource.getMetadata().getUid(), uid -> new Notebook());
    Surroundings surroundings = Surroundings.of(resource, context, notebook);
    Observed observed = observe(resource, surroundings, notebook);
    Plan plan = Planner.plan(observed);
    var cluster = new KubernetesCluster(tools, resource, observed, surroundings.children());
    Outcome outcome = actor.perform(plan, observed, cluster, surroundings.credentials());
    learn(notebook, observed, plan, outcome);
    notebook.passwords().note(observed.pods());
    notebook.tls().note(observed.pods());
    long delayMs = report(resource, notebook, plan, outcome, cluster.fingerprint());
    meters.done(outcome.done());
    replicationMeters.show(observed, plan.status());
    replicationMeters.count(observed, outcome.done(), outcome.gap());
    Duration took = Duration.ofNanos(System.nanoTime() - beganAtNs);
    meters.pass(cluster.hasChanged(), outcome.isComplete(), took);
    return UpdateControl.<RedisReplication>noUpdate()
        .rescheduleAfter(withJitter(delayMs), TimeUnit.MILLISECONDS);
  }

  private void forget(RedisReplication resource) {
    heartbeats.forget(HeartbeatEventSource.keyOf(resource));
    nodes.forget(ResourceID.fromResource(resource));
    notebooks.remove(resource.getMetadata().getUid());
    replicationMeters.forget(
        resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    tools.status().forget(resource.getMetadata().getUid());
    tools.applier().forget(resource.getMetadata().getNamespace(), resource.getMetadata().getName());
  }

  private Observed observe(
      RedisReplication resource, Surroundings surroundings, Notebook notebook) {
    Desired desired = DesiredReader.read(resource);
    List<PodView> pods = observePods(resource, desired, surroundings);
    Names names = new Names(desired.namespace(), desired.name());
    Optional<StatefulSet> set =
        surroundings.children().find(StatefulSet.class, names.statefulSet());
    Workload workload =
        WorkloadReader.read(set.orElse(null))
            .withRefusedPod(notebook.refusals().read(tools.client(), set));
    Recorded recorded = RecordedReader.read(tools.status().newestOf(resource));
    lookThroughService(desired, surroundings, notebook, primaryOf(recorded, pods));
    // The clock is read after the engines have answered: what they said is true now.
    long nowMs = System.currentTimeMillis();
    Memories memories = notebook.memories(surroundings.missingSecret());
    var write = notebook.rates().note(pods, nowMs);
    return notebook.withClocks(
        new Observed(
            desired, recorded, workload, pods, write, surroundings.passwords(), memories, nowMs));
  }

  private static Optional<PodView> primaryOf(Recorded recorded, List<PodView> pods) {
    return pods.stream().filter(pod -> pod.name().equals(recorded.primary())).findFirst();
  }

  private void lookThroughService(
      Desired desired, Surroundings surroundings, Notebook notebook, Optional<PodView> primary) {
    Names names = new Names(desired.namespace(), desired.name());
    String address =
        surroundings
            .children()
            .find(Service.class, names.primaryService())
            .map(service -> service.getSpec().getClusterIP())
            .orElse("");
    notebook.service().look(probe, address, desired.port(), surroundings.credentials(), primary);
  }

  private List<PodView> observePods(
      RedisReplication resource, Desired desired, Surroundings surroundings) {
    Names names = new Names(desired.namespace(), desired.name());
    List<Pod> pods = new ArrayList<>();
    Map<String, String> addresses = new LinkedHashMap<>();
    List<Heartbeats.Target> targets = new ArrayList<>();
    surroundings.children().objects().stream()
        .filter(Pod.class::isInstance)
        .map(Pod.class::cast)
        .filter(pod -> names.ordinalOf(pod.getMetadata().getName()).isPresent())
        .sorted(Comparator.comparingInt(pod -> ordinal(names, pod)))
        .forEach(pods::add);
    nodes.note(ResourceID.fromResource(resource), pods);
    for (Pod pod : pods) {
      String address = PodReader.address(pod);
      addresses.put(pod.getMetadata().getName(), address);
      if (!address.isEmpty()) {
        String uid = pod.getMetadata().getUid();
        targets.add(new Heartbeats.Target(uid, new EngineAddress(address, desired.port())));
      }
    }
    String key = HeartbeatEventSource.keyOf(resource);
    heartbeats.track(key, targets, surroundings.credentials(), desired.heartbeatPeriod());
    Map<String, Inspection> answers =
        probe.inspect(
            addresses,
            lostPrimary(resource, key, pods),
            desired.port(),
            surroundings.credentials());
    return pods.stream().map(pod -> view(key, names, pod, answers)).toList();
  }

  /** The recorded primary, if it has not answered the heartbeat for long. */
  private Set<String> lostPrimary(RedisReplication resource, String key, List<Pod> pods) {
    String primary = tools.status().newestOf(resource).primary();
    return pods.stream()
        .map(Pod::getMetadata)
        .filter(pod -> pod.getName().equals(primary) && heartbeats.isLost(key, pod.getUid()))
        .map(ObjectMeta::getName)
        .collect(Collectors.toSet());
  }

  private PodView view(String key, Names names, Pod pod, Map<String, Inspection> answers) {
    Inspection answer =
        answers.getOrDefault(
            pod.getMetadata().getName(), new Inspection.Absent("it was not asked"));
    long silentSinceMs = heartbeats.silentSinceMs(key, pod.getMetadata().getUid());
    return PodReader.read(pod, ordinal(names, pod), answer, silentSinceMs, nodes.nodeOf(pod));
  }

  private static int ordinal(Names names, Pod pod) {
    OptionalInt ordinal = names.ordinalOf(pod.getMetadata().getName());
    return ordinal.orElseThrow();
  }

  private void learn(Notebook notebook, Observed observed, Plan plan, Outcome outcome) {
    notebook.measured(outcome.gap());
    ResyncCount.begin(observed, outcome.done()).ifPresent(notebook::promoted);
    if (outcome.gaveUpMove()) {
      notebook.moveGivenUp(observed.nowMs());
    }
    if (outcome.isComplete() || !outcome.refusedObject().isEmpty()) {
      notebook.refused(outcome.refusedObject());
    }
    var backlog = plan.status().backlog();
    boolean resized =
        backlog != null
            && backlog.bytes() != null
            && backlog.bytes() != observed.recorded().backlogBytes();
    if (resized) {
      notebook.rates().onResize(observed.nowMs());
    }
  }

  /** Reports what was observed; returns when to look again. */
  private long report(
      RedisReplication resource,
      Notebook notebook,
      Plan plan,
      Outcome outcome,
      String fingerprint) {
    if (plan.changesPrimary()) {
      notebook.succeeded();
      return outcome.isComplete() ? AT_ONCE_MS : notebook.failedDelayMs();
    }
    try {
      String objects =
          fingerprint.isEmpty() ? tools.status().newestOf(resource).objects() : fingerprint;
      tools.status().report(resource, plan.status().withObjects(objects));
    } catch (KubernetesClientException e) {
      LOG.debug("{}: status not written: {}", HeartbeatEventSource.keyOf(resource), e.getMessage());
      return CONFLICT_DELAY_MS;
    }
    if (!outcome.isComplete()) {
      return notebook.failedDelayMs();
    }
    notebook.succeeded();
    return plan.lookAgainMs();
  }

  /** Long delays are spread, so that many resources do not come due in the same moment. */
  private static long withJitter(long delayMs) {
    return delayMs < JITTERED_MS_MIN
        ? delayMs
        : delayMs - ThreadLocalRandom.current().nextLong(delayMs / 5);
  }
}
