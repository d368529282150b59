package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Auth;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The Secret with the generated password. It has no owner: clients hold the password and volumes
 * outlive the resource, so a resource that is made anew must find the same password again.
 */
public final class AuthSecretManifest {

  private AuthSecretManifest() {}

  /** Returns the Secret with a password that the caller has generated. */
  public static Secret build(Blueprint blueprint, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return new SecretBuilder()
        .withMetadata(blueprint.metadata(blueprint.names().generatedAuthSecret()).build())
        .withType("Opaque")
        .addToData(Auth.PASSWORD_KEY, Base64.getEncoder().encodeToString(bytes))
        .build();
  }
}
