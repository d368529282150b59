package dev.baton.operator.controller;

import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Secret with the password of one resource.
 *
 * <p>Secrets are read one by one and not watched, for watching one means the right to list them
 * all. A Secret that was read is kept until an engine rejects its password, or for ten minutes; one
 * that is missing is looked for again every two seconds.
 */
final class PasswordReader {
  private static final long KEEP_MS = 10 * 60_000L;
  private static final long RETRY_MS = 2_000;

  private @Nullable Secret secret;
  private String readName = "";
  private long readAtMs;
  private boolean rejected;

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

  /** Takes note of whether the engines accept the password. */
  void note(List<PodView> pods) {
    rejected |= pods.stream().anyMatch(pod -> pod.engine() instanceof Inspection.Rejected);
  }

  /** Forgets a Secret that was missing, because it has just been made. */
  void expire() {
    readName = "";
  }
}
