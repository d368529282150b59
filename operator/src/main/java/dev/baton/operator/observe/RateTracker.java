package dev.baton.operator.observe;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how fast the stream of one resource grew. The engine's own peak is used where it tells
 * one and is cross-checked by how far the offset moved between two passes; an engine that tells
 * nothing, or that has restarted, is covered by the latter.
 */
public final class RateTracker {
  private static final long SHORT_MS = 10 * 60_000L;
  private static final long LONG_MS = 30 * 60_000L;
  private static final long BUCKET_MS = 60_000;

  /** Below this the clock's and the network's jitter would look like a burst. */
  private static final long SAMPLE_MS_MIN = 900;

  private record Bucket(long beganAtMs, long peakBytesPerSecond) {}

  private record Sample(String streamId, long offsetBytes, long atMs) {}

  private final Deque<Bucket> buckets = new ArrayDeque<>();
  private Optional<Sample> last = Optional.empty();
  private long watchedSinceMs = -1;

  /** Takes note of one pass. */
  public synchronized WriteRate note(List<PodView> pods, long nowMs) {
    pods.stream()
        .filter(pod -> pod.plays(EngineRole.PRIMARY))
        .flatMap(pod -> pod.view().stream())
        .findFirst()
        .ifPresent(primary -> note(primary, nowMs));
    buckets.removeIf(bucket -> nowMs - bucket.beganAtMs() > LONG_MS + BUCKET_MS);
    long watchedMs = watchedSinceMs < 0 ? 0 : nowMs - watchedSinceMs;
    return new WriteRate(peak(nowMs, SHORT_MS), peak(nowMs, LONG_MS), watchedMs);
  }

  /** Starts the half hour anew after a resize, so that a size is kept for as long. */
  public synchronized void onResize(long nowMs) {
    if (watchedSinceMs >= 0) {
      watchedSinceMs = nowMs;
    }
  }

  private void note(EngineView primary, long nowMs) {
    if (watchedSinceMs < 0) {
      watchedSinceMs = nowMs;
    }
    long told = Math.max(0, primary.stream().peakBytesPerSecond());
    add(Math.max(told, sampled(primary, nowMs)), nowMs);
  }

  private long sampled(EngineView primary, long nowMs) {
    Optional<Sample> former = last;
    boolean due = former.map(s -> nowMs - s.atMs() >= SAMPLE_MS_MIN).orElse(true);
    String streamId = primary.history().streamId();
    if (due) {
      last = Optional.of(new Sample(streamId, primary.history().offsetBytes(), nowMs));
    }
    return former
        .filter(s -> due && s.streamId().equals(streamId))
        .map(s -> (primary.history().offsetBytes() - s.offsetBytes()) * 1_000 / (nowMs - s.atMs()))
        .map(rate -> Math.max(0, rate))
        .orElse(0L);
  }

  private void add(long bytesPerSecond, long nowMs) {
    Bucket newest = buckets.peekLast();
    if (newest == null || nowMs - newest.beganAtMs() >= BUCKET_MS) {
      buckets.addLast(new Bucket(nowMs, bytesPerSecond));
    } else if (bytesPerSecond > newest.peakBytesPerSecond()) {
      buckets.removeLast();
      buckets.addLast(new Bucket(newest.beganAtMs(), bytesPerSecond));
    }
  }

  private long peak(long nowMs, long withinMs) {
    return buckets.stream()
        .filter(bucket -> nowMs - bucket.beganAtMs() <= withinMs)
        .mapToLong(Bucket::peakBytesPerSecond)
        .max()
        .orElse(0);
  }
}
