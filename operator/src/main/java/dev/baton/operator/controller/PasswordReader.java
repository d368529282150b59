package dev.baton.operator.controller;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordDigest;
import dev.baton.operator.observe.Passwords;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
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
 * all. A Secret that was read is kept for ten seconds, so that each of the passes which come by
 * themselves looks at it; after an engine has rejected its password, or while it is missing, for
 * two. Passwords before a change are remembered in memory alone, to sign in to an engine that knows
 * no other.
 */
final class PasswordReader {
  private static final long KEEP_MS = 10_000;
  private static final long RETRY_MS = 2_000;
  private static final int FORMER_MAX = 4;

  private @Nullable Secret secret;
  private String readName = "";
  private long readAtMs;
  private boolean rejected;
  private String present = "";
  private final Deque<String> former = new ArrayDeque<>();

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
      former.addFirst(present);
      present = password.get();
    }
    if (former.size() > FORMER_MAX) {
      former.removeLast();
    }
    return new Credentials(
        present,
        Stream.concat(
                former.stream(), known.flatMap(s -> text(s, Auth.PREVIOUS_PASSWORD_KEY)).stream())
            .filter(text -> !text.isEmpty() && !text.equals(present))
            .distinct()
            .toList());
  }

  /** What the Secret asks engines to accept; nothing while it has no password. */
  static Passwords wanted(Optional<Secret> known) {
    return known
        .flatMap(found -> text(found, Auth.PASSWORD_KEY))
        .map(PasswordDigest::of)
        .map(present -> new Passwords(present, kept(known, present)))
        .orElse(Passwords.NONE);
  }

  private static List<String> kept(Optional<Secret> known, String present) {
    return known.flatMap(found -> text(found, Auth.PREVIOUS_PASSWORD_KEY)).stream()
        .map(PasswordDigest::of)
        .filter(digest -> !digest.equals(present))
        .toList();
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
