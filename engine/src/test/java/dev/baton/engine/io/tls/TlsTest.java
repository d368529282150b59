package dev.baton.engine.io.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New files and settings come into force wholly or not at all. */
final class TlsTest {
  @TempDir static Path issued;
  private static TestAuthority authority;

  private final Configuration configuration = new Configuration();
  private final List<String> lines = new ArrayList<>();
  private final Log log = (_, line) -> lines.add(line);
  private final List<Tls> started = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void issueCertificates() {
    authority = new TestAuthority(issued).issue("first").issue("second");
  }

  @BeforeEach
  void mount() throws IOException {
    put("first");
    Files.copy(authority.certificate(), folder.resolve("ca.crt"));
    set("tls-cert-file", "tls.crt");
    set("tls-key-file", "tls.key");
    set("tls-ca-cert-file", "ca.crt");
  }

  @AfterEach
  void stop() {
    started.forEach(Tls::close);
  }

  @Test
  void filesThatChangedOnDiskAreReadAgain() throws Exception {
    Tls tls = start();
    put("second");

    tls.renew();

    assertThat(lines).singleElement().asString().contains("use the new certificates");
  }

  @Test
  void filesThatDidNotChangeAreLeftAlone() throws Exception {
    Tls tls = start();

    tls.renew();

    assertThat(lines).isEmpty();
  }

  @Test
  void aFolderThatIsMountedAnewWithTheSameFilesIsLeftAlone() throws Exception {
    Path mount = folder.resolve("mount");
    for (String version : List.of("before", "after")) {
      Path files = Files.createDirectory(folder.resolve(version));
      Files.copy(authority.certificate("first"), files.resolve("tls.crt"));
      Files.copy(authority.key("first"), files.resolve("tls.key"));
    }
    Files.createSymbolicLink(mount, folder.resolve("before"));
    set("tls-cert-file", "mount/tls.crt");
    set("tls-key-file", "mount/tls.key");
    Tls tls = start();

    Files.delete(mount);
    Files.createSymbolicLink(mount, folder.resolve("after"));
    tls.renew();

    assertThat(lines).isEmpty();
  }

  @Test
  void aHalfRenewedPairIsToldOnceAndTakenWhenItIsWhole() throws Exception {
    Tls tls = start();
    copy(authority.certificate("second"), "tls.crt");

    tls.renew();
    tls.renew();
    assertThat(lines).hasSize(2).last().asString().contains("the old certificates stay");

    copy(authority.key("second"), "tls.key");
    tls.renew();
    assertThat(lines).hasSize(3).last().asString().contains("use the new certificates");
  }

  @Test
  void aFolderThatASymbolicLinkSwapsIsNoticed() throws Exception {
    Path mount = folder.resolve("mount");
    Path before = Files.createDirectory(folder.resolve("before"));
    Path after = Files.createDirectory(folder.resolve("after"));
    Files.copy(authority.certificate("first"), before.resolve("tls.crt"));
    Files.copy(authority.key("first"), before.resolve("tls.key"));
    Files.copy(authority.certificate("second"), after.resolve("tls.crt"));
    Files.copy(authority.key("second"), after.resolve("tls.key"));
    Files.createSymbolicLink(mount, before);
    set("tls-cert-file", "mount/tls.crt");
    set("tls-key-file", "mount/tls.key");
    Tls tls = start();

    Files.delete(mount);
    Files.createSymbolicLink(mount, after);
    tls.renew();

    assertThat(lines).singleElement().asString().contains("use the new certificates");
  }

  @Test
  void aChangeThatIsNoGoodLeavesWhatWasInForce() throws Exception {
    Tls tls = start();
    set("tls-cert-file", "absent.crt");

    assertThatThrownBy(() -> tls.change(settings()))
        .isInstanceOf(TlsException.class)
        .hasMessage(
            "Failed to load certificate: %s: No such file or directory",
            folder.resolve("absent.crt"));
    SslHandler handler = tls.accept(UnpooledByteBufAllocator.DEFAULT);
    assertThat(handler.engine().getUseClientMode()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tls-cert-file    | ''          | No tls-cert-file configured!",
        "tls-key-file     | ''          | No tls-key-file configured!",
        "tls-key-file     | ca.crt      | no private key in this file",
        "tls-cert-file    | tls.key     | no certificate in this file",
        "tls-ca-cert-file | ''          | Either tls-ca-cert-file or tls-ca-cert-dir must be",
        "tls-ca-cert-file | absent.crt  | Failed to load CA certificate(s)",
        "tls-ca-cert-dir  | absent      | Failed to load CA certificate(s)",
        "tls-protocols    | SSLv3       | Invalid tls-protocols specified.",
        "tls-ciphers      | NO-SUCH     | Failed to configure",
        "tls-ciphersuites | NO-SUCH     | NO-SUCH is none",
        "tls-client-cert-file | absent  | Failed to load certificate"
      })
  void whatIsWrongIsNamed(String directive, String value, String message) {
    if (directive.equals("tls-client-cert-file")) {
      set("tls-client-key-file", "client");
    }
    set(directive, value);

    assertThatThrownBy(this::start).isInstanceOf(TlsException.class).hasMessageContaining(message);
  }

  @Test
  void authoritiesMayLieInAFolderWithOtherFiles() throws Exception {
    Path authorities = Files.createDirectory(folder.resolve("authorities"));
    Files.copy(authority.certificate(), authorities.resolve("ours.pem"));
    Files.writeString(authorities.resolve("README"), "certificates we trust");
    set("tls-ca-cert-file", "");
    set("tls-ca-cert-dir", "authorities");

    assertThat(start()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"openssl, false", "jdk, true"})
  void aPartOfTheNewestCiphersIsRefusedWhereItCannotBeHad(String provider, boolean possible) {
    set("baton-tls-provider", provider);
    set("tls-ciphersuites", "TLS_AES_256_GCM_SHA384");

    if (possible) {
      assertThatNoException().isThrownBy(this::start);
    } else {
      assertThatThrownBy(this::start).hasMessageContaining("baton-tls-provider jdk");
    }
  }

  private Tls start() throws TlsException {
    Tls tls = Tls.start(settings(), log);
    started.add(tls);
    return tls;
  }

  private TlsSettings settings() {
    return TlsSettings.of(configuration, folder);
  }

  private void set(String name, String value) {
    assertThat(configuration.load(name, List.of(value))).isNull();
  }

  private void put(String name) throws IOException {
    copy(authority.certificate(name), "tls.crt");
    copy(authority.key(name), "tls.key");
  }

  private void copy(Path from, String name) throws IOException {
    Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
