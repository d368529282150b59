package dev.baton.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events of the StatefulSet's controller say about pods that cannot be made. */
final class PodRefusalsTest {
  private static final long NOW_MS = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();

  @Test
  void theWordsAreThoseOfTheServerAndNameThePod() {
    Event refused =
        event(
            "Create Pod orders-2 in StatefulSet orders failed error: pods \"orders-2\" is"
                + " forbidden: exceeded quota: small",
            "2026-01-01T11:59:00Z");

    assertThat(PodRefusals.judge(List.of(refused), NOW_MS))
        .isEqualTo("orders-2: pods \"orders-2\" is forbidden: exceeded quota: small");
  }

  @Test
  void theFirstPodByNameSpeaksForAllAndItsLatestWordsCount() {
    assertThat(
            PodRefusals.judge(
                List.of(
                    event(refusal("orders-3", "quota"), "2026-01-01T11:59:59Z"),
                    event(refusal("orders-2", "quota"), "2026-01-01T11:59:00Z"),
                    event(refusal("orders-2", "policy"), "2026-01-01T11:59:30Z")),
                NOW_MS))
        .isEqualTo("orders-2: policy");
  }

  @Test
  void whatWasRefusedLongAgoIsNotToldAgain() {
    Event old = event(refusal("orders-2", "quota"), "2026-01-01T11:30:00Z");

    assertThat(PodRefusals.judge(List.of(old), NOW_MS)).isEmpty();
  }

  @Test
  void anotherWordingIsToldAsItIs() {
    Event strange = event("no pod for you", "2026-01-01T11:59:00Z");

    assertThat(PodRefusals.judge(List.of(strange), NOW_MS)).isEqualTo("no pod for you");
  }

  private static String refusal(String pod, String words) {
    return "Create Pod " + pod + " in StatefulSet orders failed error: " + words;
  }

  private static Event event(String message, String last) {
    return new EventBuilder().withMessage(message).withLastTimestamp(last).build();
  }
}
