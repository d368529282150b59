package dev.baton.operator.status;

import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.RedisReplication;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events about resources, in order and off the reconcile threads: a failover does not wait
 * for its news. The same news within ten minutes is written once.
 */
public final class EventRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final String COMPONENT = "baton-operator";
  private static final long REPEAT_AFTER_MS = 10 * 60_000L;
  private static final int REMEMBERED_MAX = 4_096;
  private static final int QUEUED_MAX = 1_024;

  // The API server refuses longer messages.
  private static final int MESSAGE_LENGTH_MAX = 1_024;

  private final KubernetesClient client;
  private final ApiWrites writes;
  private final ExecutorService writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUED_MAX),
          Thread.ofPlatform().daemon().name("events-", 0).factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());
  private final Map<String, Long> told = new LinkedHashMap<>();

  /** Writes through the given client. */
  public EventRecorder(KubernetesClient client, ApiWrites writes) {
    this.client = client;
    this.writes = writes;
  }

  /** Writes an event, unless the same was written lately. */
  public void record(RedisReplication about, EventReason reason, String message, long nowMs) {
    String key = about.getMetadata().getUid() + reason.text() + message;
    if (isNews(key, nowMs)) {
      Event event = build(about, reason, message, nowMs);
      LOG.info(
          "{}/{}: {}: {}",
          about.getMetadata().getNamespace(),
          about.getMetadata().getName(),
          reason.text(),
          message);
      writer.execute(() -> write(event));
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }

  private synchronized boolean isNews(String key, long nowMs) {
    long toldAtMs = told.getOrDefault(key, nowMs - REPEAT_AFTER_MS);
    boolean news = nowMs - toldAtMs >= REPEAT_AFTER_MS;
    told.remove(key);
    told.put(key, news ? nowMs : toldAtMs);
    if (told.size() > REMEMBERED_MAX) {
      told.remove(told.keySet().iterator().next());
    }
    return news;
  }

  private void write(Event event) {
    writes.note("create", event.getKind());
    try {
      client.v1().events().inNamespace(event.getMetadata().getNamespace()).resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.warn("Event {} was not written: {}", event.getReason(), e.getMessage());
    }
  }

  private static Event build(
      RedisReplication about, EventReason reason, String message, long nowMs) {
    String now = Condition.time(nowMs);
    return new EventBuilder()
        .withNewMetadata()
        .withGenerateName(about.getMetadata().getName() + ".")
        .withNamespace(about.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(about.getMetadata().getNamespace())
        .withUid(about.getMetadata().getUid())
        .endInvolvedObject()
        .withType(reason.isWarning() ? "Warning" : "Normal")
        .withReason(reason.text())
        .withMessage(message.substring(0, Math.min(message.length(), MESSAGE_LENGTH_MAX)))
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .withNewSource()
        .withComponent(COMPONENT)
        .endSource()
        .build();
  }
}
