package dev.baton.operator.controller;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the StatefulSet of one resource stays short of pods: a quota or an admission policy refuses
 * them. Only events tell, written by the StatefulSet's controller, which tries ever more seldom; so
 * they are looked for while a pod has been missing for some seconds, and at no other time.
 */
final class PodRefusals {
  private static final long MISSING_MS = 5_000;
  private static final long KEEP_MS = 10_000;
  // The controller's longest pause is 1000 seconds.
  private static final long EVENT_AGE_MS_MAX = 20 * 60_000L;

  private static final Pattern WORDS =
      Pattern.compile(
          "[Cc]reate Pod (\\S+) in StatefulSet \\S+ failed error: (.*)", Pattern.DOTALL);

  private long missingSinceMs = -1;
  private long readAtMs;
  private String words = "";

  /** The API server's words about the first pod that it refuses, or empty. */
  String read(KubernetesClient client, Optional<StatefulSet> set) {
    if (set.isEmpty() || !isShort(set.get())) {
      missingSinceMs = -1;
      words = "";
      return words;
    }
    long nowMs = System.currentTimeMillis();
    if (missingSinceMs < 0) {
      missingSinceMs = nowMs;
    }
    if (nowMs - missingSinceMs >= MISSING_MS && nowMs - readAtMs >= KEEP_MS) {
      readAtMs = nowMs;
      words = judge(events(client, set.get()), nowMs);
    }
    return words;
  }

  /** The words of the latest refusal of the pod that is first by name. */
  static String judge(List<Event> events, long nowMs) {
    return events.stream()
        .filter(event -> nowMs - lastMs(event) <= EVENT_AGE_MS_MAX)
        .max(
            Comparator.comparing(PodRefusals::podOf, Comparator.reverseOrder())
                .thenComparingLong(PodRefusals::lastMs))
        .map(PodRefusals::wordsOf)
        .orElse("");
  }

  private static boolean isShort(StatefulSet set) {
    int wanted = Objects.requireNonNullElse(set.getSpec().getReplicas(), 1);
    Integer made = set.getStatus() == null ? null : set.getStatus().getReplicas();
    return Objects.requireNonNullElse(made, 0) < wanted;
  }

  private static List<Event> events(KubernetesClient client, StatefulSet set) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(set.getMetadata().getNamespace())
          .withField("involvedObject.uid", set.getMetadata().getUid())
          .withField("reason", "FailedCreate")
          .list()
          .getItems();
    } catch (KubernetesClientException refused) {
      // Without the right to read events only the explanation is missing.
      if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return List.of();
      }
      throw refused;
    }
  }

  private static String podOf(Event event) {
    Matcher matcher = matcher(event);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String wordsOf(Event event) {
    Matcher matcher = matcher(event);
    return matcher.find()
        ? matcher.group(1) + ": " + matcher.group(2)
        : Objects.requireNonNullElse(event.getMessage(), "a pod cannot be made");
  }

  private static Matcher matcher(Event event) {
    return WORDS.matcher(Objects.requireNonNullElse(event.getMessage(), ""));
  }

  private static long lastMs(Event event) {
    String time =
        Objects.requireNonNullElse(
            event.getLastTimestamp(),
            event.getEventTime() == null ? "" : event.getEventTime().getTime());
    return time.isEmpty() ? 0 : Instant.parse(time).toEpochMilli();
  }
}
