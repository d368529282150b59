package dev.baton.operator.controller;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Secret with the password of one resource.
 *
 * <p>Secrets are read one by one and not watched, for watching one means the right to list them
 * all. A Secret that was read is kept until an engine rejects its password, or for two minutes; one
 * that is missing is looked for again every two seconds. The password before a change is remembered
 * in memory alone: engines are given the new one by those who know the former.
 */
final class PasswordReader {
  private static final long KEEP_MS = 2 * 60_000L;
  private static final long RETRY_MS = 2_000;

  private @Nullable Secret secret;
  private String readName = "";
  private long readAtMs;
  private boolean rejected;
  private String present = "";
  private String former = "";

  /** The Secret of that name, if it exists. */
  Optional<Secret> read(KubernetesClient client, String namespace, String name) {
    long nowMs = System.currentTimeMillis();
    long keepMs = secret == null || rejected ? RETRY_MS : KEEP_MS;
    if (!name.equals(readName) || nowMs - readAtMs >= keepMs) {
      secret = client.secrets().inNamespace(namespace).withName(name).get();
      readName = name;
      readAtMs = nowMs;
      rejected = false;
    }
    return Optional.ofNullable(secret);
  }

  /** How to sign in with the password of a Secret, and with those before it. */
  Credentials credentials(Optional<Secret> known) {
    Optional<String> password = known.flatMap(found -> text(found, Auth.PASSWORD_KEY));
    if (password.isEmpty()) {
      // Engines keep the password that they have, whatever becomes of the Secret.
      return present.isEmpty() ? Credentials.NONE : new Credentials(present);
    }
    if (!password.get().equals(present)) {
      former = present;
      present = password.get();
    }
    return new Credentials(
        present,
        Stream.of(Optional.of(former), known.flatMap(s -> text(s, Auth.PREVIOUS_PASSWORD_KEY)))
            .flatMap(Optional::stream)
            .filter(text -> !text.isEmpty() && !text.equals(present))
            .distinct()
            .toList());
  }

  static Optional<String> text(Secret secret, String key) {
    Map<String, String> data = Objects.requireNonNullElse(secret.getData(), Map.of());
    return Optional.ofNullable(data.get(key))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip())
        .filter(text -> !text.isEmpty());
  }

  /** Takes note of whether the engines accept the password. */
  void note(List<PodView> pods) {
    rejected |= pods.stream().anyMatch(pod -> pod.engine() instanceof Inspection.Rejected);
  }

  /** Forgets a Secret that was missing, because it has just been made. */
  void expire() {
    readName = "";
  }
}
