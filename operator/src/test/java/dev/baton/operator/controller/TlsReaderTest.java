package dev.baton.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.Tls;
import dev.baton.operator.engine.TlsIdentity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operator makes of the Secret with the certificates. */
final class TlsReaderTest {
  private final TlsReader reader = new TlsReader();

  @Test
  void aMissingSecretIsNamedWithAllThatItNeeds() {
    assertThat(reader.judge("orders-tls", Optional.empty()).problem())
        .isEqualTo(
            "Secret orders-tls does not exist: create it with the keys 'tls.crt', 'tls.key',"
                + " 'ca.crt'");
  }

  @Test
  void aMissingKeyIsNamed() {
    Secret secret = secret("ca", "certificate");
    secret.getData().remove(Tls.AUTHORITY_KEY);

    assertThat(reader.judge("orders-tls", Optional.of(secret)).problem())
        .startsWith("Secret orders-tls has no key 'ca.crt'");
  }

  @Test
  void theAuthorityBeforeAChangeIsTrustedAsWell() {
    read("old", "first");
    TlsIdentity identity = read("new", "second");

    assertThat(identity.authorities()).contains("old", "new");
    assertThat(identity.certificate()).isEqualTo("second");
  }

  @Test
  void aRenewalUnderTheSameAuthorityAddsNone() {
    read("ca", "first");

    assertThat(read("ca", "second").authorities()).isEqualTo("ca");
  }

  @Test
  void aSecretThatVanishesLeavesWhatWasKnown() {
    TlsIdentity known = read("ca", "first");

    assertThat(reader.judge("orders-tls", Optional.empty()).identity()).isEqualTo(known);
  }

  private TlsIdentity read(String authority, String certificate) {
    TlsReader.Answer answer =
        reader.judge("orders-tls", Optional.of(secret(authority, certificate)));
    assertThat(answer.problem()).isEmpty();
    return Objects.requireNonNull(answer.identity());
  }

  private static Secret secret(String authority, String certificate) {
    return new SecretBuilder()
        .addToData(Tls.AUTHORITY_KEY, encoded(authority))
        .addToData(Tls.CERTIFICATE_KEY, encoded(certificate))
        .addToData(Tls.PRIVATE_KEY_KEY, encoded("key"))
        .build();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
