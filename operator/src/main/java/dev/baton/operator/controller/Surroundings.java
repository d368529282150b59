package dev.baton.operator.controller;

import dev.baton.operator.act.Children;
import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.engine.Credentials;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the caches have about one resource.
 *
 * @param children its objects
 * @param credentials how to sign in to its engines
 * @param missingSecret what is wrong with the Secret that the user named, or empty
 */
record Surroundings(Children children, Credentials credentials, String missingSecret) {

  static Surroundings of(RedisReplication resource, Context<RedisReplication> context) {
    List<HasMetadata> objects = new ArrayList<>();
    Watches.LABELLED.forEach(type -> objects.addAll(context.getSecondaryResources(type)));
    String name = Watches.secretOf(resource).getName();
    Optional<Secret> secret =
        context.getSecondaryResources(Secret.class).stream()
            .filter(s -> s.getMetadata().getName().equals(name))
            .findFirst();
    secret.ifPresent(objects::add);
    Optional<String> password = secret.flatMap(Surroundings::password);
    boolean named = resource.getSpec() != null && resource.getSpec().auth() != null;
    String missing = named && password.isEmpty() ? complain(name, secret.isPresent()) : "";
    return new Surroundings(
        new Children(objects),
        password.map(Credentials::new).orElse(Credentials.NONE),
        missing);
  }

  private static Optional<String> password(Secret secret) {
    Map<String, String> data = Objects.requireNonNullElse(secret.getData(), Map.of());
    return Optional.ofNullable(data.get(Auth.PASSWORD_KEY))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip());
  }

  private static String complain(String name, boolean exists) {
    return exists
        ? "Secret " + name + " has no key '" + Auth.PASSWORD_KEY + "': add it"
        : "Secret " + name + " does not exist: create it with the key '" + Auth.PASSWORD_KEY + "'";
  }
}
