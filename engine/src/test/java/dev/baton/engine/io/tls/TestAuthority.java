package dev.baton.engine.io.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * An authority that issues certificates for tests, by the keytool of the Java that runs them. What
 * it issues lies in its folder as PEM: {@code ca.crt}, {@code NAME.crt} and {@code NAME.key}.
 */
public final class TestAuthority {
  private static final String PASSWORD = "changeit";
  private static final String LOCAL = "SAN=dns:localhost,ip:127.0.0.1";

  private final Path folder;
  private final Path store;

  /** A new authority whose files go to {@code folder}. */
  public TestAuthority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("authority.p12");
    generate("authority", "bc:c", List.of());
    write("ca.crt", pem("CERTIFICATE", encoded("authority")));
  }

  /** Issues a certificate for this machine, signed by the authority. */
  public TestAuthority issue(String name) {
    return issue(name, LOCAL);
  }

  /** Issues a certificate with the given extension, in keytool's words. */
  public TestAuthority issue(String name, String extension) {
    generate(name, extension, List.of("-signer", "authority", "-signerkeypass", PASSWORD));
    write(name + ".crt", pem("CERTIFICATE", encoded(name)));
    try {
      byte[] key = open().getKey(name, PASSWORD.toCharArray()).getEncoded();
      write(name + ".key", pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** Everything it made, as a key store of Java. */
  public Path store() {
    return store;
  }

  /** What opens {@link #store}. */
  public char[] password() {
    return PASSWORD.toCharArray();
  }

  /** The certificate of the authority. */
  public Path certificate() {
    return folder.resolve("ca.crt");
  }

  /** The certificate issued to {@code name}. */
  public Path certificate(String name) {
    return folder.resolve(name + ".crt");
  }

  /** The key of {@code name}. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** A Java peer that trusts {@code trusted} and shows what {@code issuer} gave to a name. */
  public static SSLContext context(
      TestAuthority trusted, TestAuthority issuer, @Nullable String name) {
    try {
      KeyStore authorities = emptyStore();
      authorities.setCertificateEntry("ca", trusted.open().getCertificate("authority"));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(authorities);
      KeyStore shown = emptyStore();
      if (name != null) {
        KeyStore all = issuer.open();
        char[] password = PASSWORD.toCharArray();
        shown.setKeyEntry(
            name, all.getKey(name, password), password, all.getCertificateChain(name));
      }
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(shown, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private void generate(String name, String extension, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
    command.addAll(List.of("-ext", extension, "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(more);
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] encoded(String name) {
    try {
      return open().getCertificate(name).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore open() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(String label, byte[] content) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, encoder.encodeToString(content), label);
  }
}
