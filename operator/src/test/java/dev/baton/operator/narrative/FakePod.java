package dev.baton.operator.narrative;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.PodView;
import org.jspecify.annotations.Nullable;

/** A pod and what the kubelet says of it. */
final class FakePod {
  final String name;
  final int ordinal;
  final String uid;
  final String revision;
  boolean terminating;
  boolean cutOff;

  /** Its engine is at work and answers nobody; its connections stand. */
  boolean busy;

  /** Only the operator cannot reach it. */
  boolean hidden;

  boolean wasCutOff;
  int ticksToStart;
  int ticksToStop = 3;
  int restarts;
  long silentSinceMs = -1;
  long readySinceMs = -1;
  boolean draining;
  String zone = "";
  PodRole role = PodRole.NONE;
  ContainerView container = ContainerView.NONE;
  @Nullable FakeEngine engine;

  FakePod(String name, int ordinal, String uid, String revision) {
    this.name = name;
    this.ordinal = ordinal;
    this.uid = uid;
    this.revision = revision;
  }

  boolean runs() {
    return engine != null;
  }

  /** Whether the operator gets no answer, although the process may run. */
  boolean isSilent() {
    return cutOff || busy || hidden;
  }

  /** Whether its engine is a primary and the other one has all that it has. */
  boolean feeds(FakeEngine other) {
    FakeEngine own = engine;
    return own != null
        && own.role() == EngineRole.PRIMARY
        && other.role() == EngineRole.REPLICA
        && other.upstreamHost().startsWith(name + ".")
        && other.writes().equals(own.writes());
  }

  /** What the operator sees; a pod whose node is cut off keeps its last reported state. */
  PodView view(long nowMs, Credentials credentials) {
    return new PodView(
        name,
        ordinal,
        uid,
        name,
        runs() && !terminating,
        terminating,
        false,
        runs() ? readySinceMs : -1,
        draining ? "its node is cordoned" : "",
        "",
        zone,
        role,
        revision,
        container,
        inspect(nowMs, credentials),
        silentSinceMs);
  }

  Inspection inspect(long nowMs, Credentials credentials) {
    if (isSilent()) {
      return new Inspection.Silent("no answer");
    }
    FakeEngine running = engine;
    if (running == null) {
      return new Inspection.Refused("nothing listens");
    }
    return running.letsIn(credentials)
        ? new Inspection.Reachable(running.view(nowMs, credentials.password()))
        : new Inspection.Rejected("WRONGPASS");
  }
}
