package dev.baton.engine.io.tls;

import dev.baton.engine.config.Configuration;
import java.nio.file.Path;

/**
 * What the directives say about TLS, at one moment.
 *
 * @param folder what relative paths are resolved against
 * @param server what we show to those who connect
 * @param client what we show to those we connect to; where incomplete, {@code server} is shown
 * @param authorityFile certificates of the authorities we trust; empty for none
 * @param authorityFolder a folder of such files; empty for none
 * @param clients whether clients must show a certificate
 * @param connects whether outgoing links use TLS
 * @param verifiesHosts whether the certificate of an outgoing link must name the host
 * @param negotiation versions, ciphers and sessions
 */
public record TlsSettings(
    Path folder,
    Pair server,
    Pair client,
    String authorityFile,
    String authorityFolder,
    Clients clients,
    boolean connects,
    boolean verifiesHosts,
    Negotiation negotiation) {

  /** Whether clients show a certificate. */
  public enum Clients {
    /** They are not asked. */
    NO,
    /** They are refused without one. */
    YES,
    /** They may; what they show must be valid. */
    OPTIONAL
  }

  /** A certificate and its key, by file name, and the password of the key; empty for none. */
  public record Pair(String certificateFile, String keyFile, String keyPassword) {
    boolean isComplete() {
      return !certificateFile.isEmpty() && !keyFile.isEmpty();
    }
  }

  /** Versions, ciphers and sessions, in the words of the directives. */
  public record Negotiation(
      String provider,
      String protocols,
      String ciphers,
      String suites,
      boolean serverPrefers,
      boolean keepsSessions,
      int sessionsMax,
      int sessionSeconds) {}

  /** The settings in force; relative paths are resolved against {@code folder}. */
  public static TlsSettings of(Configuration configuration, Path folder) {
    return new TlsSettings(
        folder,
        pair(configuration, "tls-cert-file", "tls-key-file", "tls-key-file-pass"),
        pair(
            configuration,
            "tls-client-cert-file",
            "tls-client-key-file",
            "tls-client-key-file-pass"),
        configuration.textOf("tls-ca-cert-file"),
        configuration.textOf("tls-ca-cert-dir"),
        switch (configuration.textOf("tls-auth-clients")) {
          case "no" -> Clients.NO;
          case "optional" -> Clients.OPTIONAL;
          default -> Clients.YES;
        },
        configuration.isOn("tls-replication"),
        configuration.isOn("baton-tls-verify-host"),
        negotiation(configuration));
  }

  private static Pair pair(
      Configuration configuration, String certificate, String key, String password) {
    return new Pair(
        configuration.textOf(certificate),
        configuration.textOf(key),
        configuration.textOf(password));
  }

  private static Negotiation negotiation(Configuration configuration) {
    return new Negotiation(
        configuration.textOf("baton-tls-provider"),
        configuration.textOf("tls-protocols"),
        configuration.textOf("tls-ciphers"),
        configuration.textOf("tls-ciphersuites"),
        configuration.isOn("tls-prefer-server-ciphers"),
        configuration.isOn("tls-session-caching"),
        configuration.intOf("tls-session-cache-size"),
        configuration.intOf("tls-session-cache-timeout"));
  }

  boolean hasAuthorities() {
    return !authorityFile.isEmpty() || !authorityFolder.isEmpty();
  }

  Path resolve(String file) {
    return folder.resolve(file);
  }
}
