package dev.baton.engine.io.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The keys were written by OpenSSL: the same key in all its forms must be the same key. */
final class PrivateKeysTest {
  @Test
  void anRsaKeyIsReadInItsOwnFormAndInTheCommonOne() throws Exception {
    PrivateKey common = read("rsa-pkcs8.pem", "");

    assertThat(common.getAlgorithm()).isEqualTo("RSA");
    assertThat(read("rsa-pkcs1.pem", "")).isEqualTo(common);
  }

  @Test
  void anEllipticKeyIsReadInItsOwnFormBehindItsParameters() throws Exception {
    PrivateKey common = read("ec-pkcs8.pem", "");

    assertThat(common.getAlgorithm()).isEqualTo("EC");
    assertThat(((ECPrivateKey) read("ec-sec1.pem", "")).getS())
        .isEqualTo(((ECPrivateKey) common).getS());
  }

  @Test
  void anEdwardsKeyIsRead() throws Exception {
    assertThat(read("ed25519.pem", "").getAlgorithm()).isEqualTo("EdDSA");
  }

  @Test
  void anEncryptedKeyOpensWithItsPasswordOnly() throws Exception {
    assertThat(read("rsa-encrypted.pem", "sesame")).isEqualTo(read("rsa-pkcs8.pem", ""));
    assertThatThrownBy(() -> read("rsa-encrypted.pem", "")).hasMessageContaining("no password");
    assertThatThrownBy(() -> read("rsa-encrypted.pem", "wrong")).isInstanceOf(Exception.class);
  }

  @Test
  void theOldFormOfEncryptionIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> read("rsa-encrypted-old-form.pem", "sesame"))
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void aFileWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> PrivateKeys.parse("hello", ""))
        .hasMessage("no private key in this file");
  }

  private static PrivateKey read(String name, String password) throws Exception {
    return PrivateKeys.parse(resource(name), password);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PrivateKeysTest.class.getResourceAsStream("/tls/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
