package dev.baton.operator.narrative;

import dev.baton.operator.engine.AccessView;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.engine.PasswordOrder;
import dev.baton.operator.engine.ReplicaLink;
import dev.baton.operator.engine.StreamView;
import dev.baton.operator.engine.UpstreamLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An engine as far as roles and histories go. Its data is the list of writes it has applied, its
 * offset their number, so that a lost write can be named.
 */
final class FakeEngine {
  static final String NO_STREAM = "0".repeat(8);

  private final String pod;
  private final long startedMs;
  private final List<String> writes = new ArrayList<>();
  private String streamId;
  private String formerStreamId = NO_STREAM;
  private long formerOffset = -1;
  private long epoch;
  private EngineRole role = EngineRole.UNASSIGNED;
  private String upstreamHost = "";
  private boolean linkUp;
  private boolean fullSyncRunning;
  private boolean anySnapshotPermitted;
  private boolean snapshotRefused;
  private long quietSinceMs = -1;
  private long pausedUntilMs;
  private long backlogBytes = 1 << 20;
  private long peakBytesPerSecond;
  private boolean saveFailed;
  private boolean promotedByHand;
  private int fullSyncs;
  private int partialSyncs;
  // A password stands for its digest here.
  private final Set<String> accepted = new TreeSet<>();
  private String upstreamPassword;
  private String passwordOfFile;

  FakeEngine(String pod, long startedMs, String streamId, String passwordOfFile) {
    this.pod = pod;
    this.startedMs = startedMs;
    this.passwordOfFile = passwordOfFile;
    this.upstreamPassword = passwordOfFile;
    accepted.add(passwordOfFile);
    this.streamId = streamId;
  }

  /** What its files say: the data, and the history that it belongs to. */
  record Kept(List<String> writes, String streamId, long epoch) {}

  Kept kept() {
    return new Kept(List.copyOf(writes), streamId, epoch);
  }

  void restore(Kept kept) {
    writes.addAll(kept.writes());
    streamId = kept.streamId();
    epoch = kept.epoch();
  }

  EngineRole role() {
    return role;
  }

  String pod() {
    return pod;
  }

  List<String> writes() {
    return writes;
  }

  long epoch() {
    return epoch;
  }

  boolean isLinked() {
    return linkUp;
  }

  boolean isCopying() {
    return fullSyncRunning;
  }

  String upstreamHost() {
    return upstreamHost;
  }

  boolean takesWrites(long nowMs) {
    return role == EngineRole.PRIMARY && nowMs >= pausedUntilMs;
  }

  void write(String value) {
    writes.add(value);
  }

  void pause(long untilMs) {
    pausedUntilMs = untilMs;
  }

  void resume() {
    pausedUntilMs = 0;
  }

  void setBacklogBytes(long bytes) {
    backlogBytes = bytes;
  }

  void setSaveFailed(boolean failed) {
    saveFailed = failed;
  }

  Set<String> accepted() {
    return accepted;
  }

  boolean letsIn(Credentials credentials) {
    return accepted.contains(credentials.password())
        || credentials.formerPasswords().stream().anyMatch(accepted::contains);
  }

  /** As an engine looks at its file: what is new in it is accepted, too. */
  void readFile(String password) {
    if (!password.equals(passwordOfFile)) {
      passwordOfFile = password;
      accepted.add(password);
    }
  }

  String upstreamPassword() {
    return upstreamPassword;
  }

  void setPasswords(PasswordOrder order) {
    accepted.addAll(order.accept());
    accepted.removeAll(order.drop());
    upstreamPassword = order.upstream().isEmpty() ? upstreamPassword : order.upstream();
  }

  /** A person has set the password, and no other is accepted any more. */
  void setPassword(String password) {
    accepted.clear();
    accepted.add(password);
  }

  void setPeak(long bytesPerSecond) {
    peakBytesPerSecond = bytesPerSecond;
  }

  void promote(long newEpoch, String newStreamId) {
    if (role != EngineRole.PRIMARY) {
      formerStreamId = streamId;
      formerOffset = writes.size() + 1L;
      streamId = newStreamId;
    }
    epoch = newEpoch;
    promotedByHand = false;
    role = EngineRole.PRIMARY;
    upstreamHost = "";
    linkUp = false;
    fullSyncRunning = false;
  }

  void follow(String host) {
    if (!host.equals(upstreamHost)) {
      linkUp = false;
    }
    role = EngineRole.REPLICA;
    upstreamHost = host;
    anySnapshotPermitted = false;
    snapshotRefused = false;
  }

  void permitAnySnapshot() {
    anySnapshotPermitted = true;
  }

  /** Somebody else's order: what it was told of epochs stays as it is. */
  void takeOver(String newStreamId) {
    promote(epoch, newStreamId);
    promotedByHand = true;
  }

  boolean isPromotedByHand() {
    return promotedByHand;
  }

  /** The guard of the engine: what is offered must not be behind what is held. */
  private boolean refuses(FakeEngine upstream) {
    boolean behind =
        upstream.epoch < epoch
            || (upstream.epoch == epoch && upstream.writes.size() < writes.size());
    boolean foreign = upstream.writes.isEmpty() && !upstream.formerStreamId.equals(streamId);
    return !anySnapshotPermitted && !writes.isEmpty() && (behind || foreign);
  }

  void cutLink(long nowMs) {
    if (linkUp) {
      quietSinceMs = nowMs;
    }
    linkUp = false;
  }

  /** A copy of all data that goes on and on. */
  void copyWithoutEnd() {
    fullSyncRunning = true;
    linkUp = false;
  }

  /** Takes over what the upstream has; one whose data differs is copied whole, in two steps. */
  void syncFrom(FakeEngine upstream, long nowMs) {
    if (!linkUp && !upstream.accepted.contains(upstreamPassword)) {
      return;
    }
    boolean continues =
        writes.size() <= upstream.writes.size()
            && upstream.writes.subList(0, writes.size()).equals(writes);
    if (!continues && refuses(upstream)) {
      snapshotRefused = true;
      linkUp = false;
      return;
    }
    snapshotRefused = false;
    if (!continues && !fullSyncRunning) {
      fullSyncRunning = true;
      linkUp = false;
      return;
    }
    if (fullSyncRunning) {
      anySnapshotPermitted = false;
      upstream.fullSyncs++;
    } else if (!linkUp) {
      upstream.partialSyncs++;
    }
    fullSyncRunning = false;
    writes.clear();
    writes.addAll(upstream.writes);
    streamId = upstream.streamId;
    formerStreamId = upstream.formerStreamId;
    formerOffset = upstream.formerOffset;
    epoch = upstream.epoch;
    linkUp = true;
    quietSinceMs = nowMs;
  }

  EngineView view(long nowMs, String presentPassword) {
    long quietSeconds = quietSinceMs < 0 ? -1 : (nowMs - quietSinceMs) / 1000;
    UpstreamLink link =
        role == EngineRole.REPLICA
            ? new UpstreamLink(
                upstreamHost, 6379, linkUp, fullSyncRunning, quietSeconds, snapshotRefused)
            : UpstreamLink.NONE;
    return new EngineView(
        pod,
        (nowMs - startedMs) / 1000,
        role,
        false,
        new History(streamId, formerStreamId, formerOffset, writes.size(), epoch),
        link,
        100,
        saveFailed,
        new AccessView(
            true, !accepted.contains(presentPassword), List.copyOf(accepted), upstreamPassword),
        List.<ReplicaLink>of(),
        new StreamView(
            backlogBytes, peakBytesPerSecond, peakBytesPerSecond, fullSyncs, partialSyncs, 0));
  }
}
