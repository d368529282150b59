package dev.baton.operator.controller;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Secret of one resource.
 *
 * <p>Secrets are read one by one and not watched, for watching one means the right to list them
 * all. A Secret that was read is kept for ten seconds, so that each of the passes which come by
 * themselves looks at it; one that is missing or doubted is looked for again every two.
 */
final class SecretReader {
  private static final long KEEP_MS = 10_000;
  private static final long RETRY_MS = 2_000;

  private @Nullable Secret secret;
  private String readName = "";
  private long readAtMs;
  private boolean doubted;

  /** The Secret of that name, if it exists. */
  Optional<Secret> read(KubernetesClient client, String namespace, String name) {
    long nowMs = System.currentTimeMillis();
    long keepMs = secret == null || doubted ? RETRY_MS : KEEP_MS;
    if (!name.equals(readName) || nowMs - readAtMs >= keepMs) {
      secret = client.secrets().inNamespace(namespace).withName(name).get();
      readName = name;
      readAtMs = nowMs;
      doubted = false;
    }
    return Optional.ofNullable(secret);
  }

  static Optional<String> text(Secret secret, String key) {
    Map<String, String> data = Objects.requireNonNullElse(secret.getData(), Map.of());
    return Optional.ofNullable(data.get(key))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip())
        .filter(text -> !text.isEmpty());
  }

  /** The engines behave as if the Secret were another by now. */
  void doubt() {
    doubted = true;
  }

  /** Forgets a Secret that was missing, because it has just been made. */
  void expire() {
    readName = "";
  }
}
