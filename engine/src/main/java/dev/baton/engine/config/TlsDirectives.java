package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;

import java.util.ArrayList;
import java.util.List;

/**
 * TLS. CONFIG SET of any of them but the ports reads all files anew, even when the value is the
 * same: that is how Redis is told that a file has a new content.
 */
final class TlsDirectives {
  private static final String PASSWORD = "The password of the key; empty for none.";

  private TlsDirectives() {}

  static List<Directive> list() {
    List<Directive> all = new ArrayList<>(files());
    all.addAll(policy());
    return all;
  }

  private static List<Directive> files() {
    return List.of(
        number("tls-port", 0, 0, 65535, "The TCP port that speaks TLS; 0 for none.").atStart(),
        toggle("tls-replication", false, "Follow the primary over TLS."),
        toggle("tls-cluster", false, "Cluster mode is not part of this version.").absent(),
        choice(
            "tls-auth-clients",
            "yes",
            "Whether clients must show a certificate.",
            "no",
            "yes",
            "optional"),
        text("tls-cert-file", "", "Our certificate with its intermediates, in PEM."),
        text("tls-key-file", "", "The key of our certificate, in PEM: PKCS#8, PKCS#1 or SEC1."),
        text("tls-key-file-pass", "", PASSWORD),
        text("tls-client-cert-file", "", "The certificate for the primary, when it is another."),
        text("tls-client-key-file", "", "The key of that certificate."),
        text("tls-client-key-file-pass", "", PASSWORD),
        text("tls-dh-params-file", "", "Ciphers with parameters of this kind are not offered.")
            .absent(),
        text("tls-ca-cert-file", "", "Certificates of the authorities we trust, in PEM."),
        text("tls-ca-cert-dir", "", "A folder of such files."));
  }

  private static List<Directive> policy() {
    return List.of(
        text("tls-protocols", "", "TLS versions; TLSv1.2 and TLSv1.3 when empty."),
        text("tls-ciphers", "", "Ciphers up to TLSv1.2, in OpenSSL's words; empty for the usual."),
        text("tls-ciphersuites", "", "Ciphers of TLSv1.3; with BoringSSL all three or empty."),
        toggle("tls-prefer-server-ciphers", false, "Our order of ciphers wins over the client's."),
        toggle("tls-session-caching", true, "Let clients resume a session."),
        number("tls-session-cache-size", 20 * 1024, 0, Integer.MAX_VALUE, "Sessions remembered."),
        number("tls-session-cache-timeout", 300, 0, Integer.MAX_VALUE, "Seconds of memory."),
        number(
            "baton-tls-reload-seconds",
            10,
            0,
            Integer.MAX_VALUE,
            "Seconds between looks at the files, which are read again when changed; 0 for never."),
        toggle(
            "baton-tls-verify-host",
            false,
            "The primary's certificate must name the host we dial."),
        choice(
            "baton-tls-provider",
            "auto",
            "Who encrypts: openssl is BoringSSL, auto takes Java's TLS where it is missing.",
            "auto",
            "openssl",
            "jdk"));
  }

  /** The names of those whose change, by CONFIG SET, is a new configuration of TLS. */
  static List<String> applied() {
    return list().stream()
        .map(Directive::name)
        .filter(name -> !name.equals("tls-port") && !name.equals("baton-tls-reload-seconds"))
        .toList();
  }
}
