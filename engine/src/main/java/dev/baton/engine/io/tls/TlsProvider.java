package dev.baton.engine.io.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Who encrypts: BoringSSL, which was measured to be faster, or Java's own TLS. */
enum TlsProvider {
  /** The native library. Its contexts are counted by reference and hold memory until released. */
  OPENSSL(SslProvider.OPENSSL_REFCNT),
  /** No native code. */
  JDK(SslProvider.JDK);

  /** The versions, in Redis's spelling, which is that of OpenSSL and Java as well. */
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private static final List<String> DEFAULT_VERSIONS = List.of("TLSv1.2", "TLSv1.3");
  private static final List<String> NEWEST_SUITES =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  private static final Pattern SEPARATOR = Pattern.compile("[: ,]+");

  private final SslProvider name;

  TlsProvider(SslProvider name) {
    this.name = name;
  }

  /**
   * The provider that {@code baton-tls-provider} asks for.
   *
   * @throws TlsException when it does not work here
   */
  static TlsProvider choose(String wanted) throws TlsException {
    return switch (wanted) {
      case "jdk" -> JDK;
      case "openssl" -> {
        if (!OpenSsl.isAvailable()) {
          throw new TlsException(
              "baton-tls-provider openssl does not work here", OpenSsl.unavailabilityCause());
        }
        yield OPENSSL;
      }
      default -> OpenSsl.isAvailable() ? OPENSSL : JDK;
    };
  }

  SslProvider nettyName() {
    return name;
  }

  /** The versions that {@code tls-protocols} lists; the two newest when it is empty. */
  static List<String> versions(String protocols) throws TlsException {
    if (protocols.isBlank()) {
      return DEFAULT_VERSIONS;
    }
    Set<String> versions = new LinkedHashSet<>();
    for (String word : protocols.strip().split(" +", -1)) {
      versions.add(
          VERSIONS.stream()
              .filter(word::equalsIgnoreCase)
              .findFirst()
              .orElseThrow(() ->
                  new TlsException(
                      "Invalid tls-protocols specified. Use a combination of 'TLSv1',"
                          + " 'TLSv1.1', 'TLSv1.2' and 'TLSv1.3'.")));
    }
    return List.copyOf(versions);
  }

  /**
   * The ciphers of both directives: {@code tls-ciphers} is for versions up to 1.2, {@code
   * tls-ciphersuites} for 1.3. Empty when neither is set.
   */
  List<String> ciphers(String older, String newer) throws TlsException {
    if (older.isBlank() && newer.isBlank()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(newest(newer));
    all.addAll(older.isBlank() ? olderDefaults() : known(words(older)));
    return all;
  }

  private List<String> newest(String newer) throws TlsException {
    if (newer.isBlank()) {
      return NEWEST_SUITES;
    }
    List<String> words = words(newer.toUpperCase(Locale.ROOT));
    for (String word : words) {
      if (!NEWEST_SUITES.contains(word)) {
        throw new TlsException("Failed to configure ciphersuites: " + word + " is none");
      }
    }
    if (this == OPENSSL && !words.containsAll(NEWEST_SUITES)) {
      // BoringSSL always offers all three; to pretend otherwise would be worse than to refuse.
      throw new TlsException(
          "Failed to configure ciphersuites: BoringSSL cannot leave one out; set"
              + " baton-tls-provider jdk");
    }
    return words;
  }

  private List<String> olderDefaults() throws TlsException {
    return switch (this) {
      case OPENSSL -> List.of("ECDHE", "!aNULL", "!SHA1");
      case JDK -> javaCiphers(true);
    };
  }

  /** Java leaves unknown names out silently; BoringSSL refuses them itself. */
  private List<String> known(List<String> ciphers) throws TlsException {
    if (this == JDK) {
      List<String> supported = javaCiphers(false);
      for (String cipher : ciphers) {
        if (!supported.contains(cipher)) {
          throw new TlsException("Failed to configure ciphers: Java's TLS knows no " + cipher);
        }
      }
    }
    return ciphers;
  }

  private static List<String> javaCiphers(boolean onlyDefaults) throws TlsException {
    try {
      SSLContext context = SSLContext.getDefault();
      return Arrays.asList(
          (onlyDefaults ? context.getDefaultSSLParameters() : context.getSupportedSSLParameters())
              .getCipherSuites());
    } catch (NoSuchAlgorithmException absent) {
      throw new TlsException("Failed to configure ciphers", absent);
    }
  }

  private static List<String> words(String list) {
    return List.of(SEPARATOR.split(list.strip(), -1));
  }
}
