package dev.baton.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;

/** An authority that issues certificates with Java's keytool; its files lie in one folder. */
public final class Authority {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path store;

  /** A new authority. */
  public Authority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("authority.p12");
    generate("authority", "bc:c");
    writeCertificate("authority");
  }

  /** Issues a certificate with the given names, such as {@code dns:orders}. */
  public void issue(String name, String subjects) {
    generate(name, "SAN=" + subjects, "-signer", "authority", "-signerkeypass", PASSWORD);
    writeCertificate(name);
    try {
      byte[] key = open().getKey(name, PASSWORD.toCharArray()).getEncoded();
      write(name + ".key", "PRIVATE KEY", key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate of a name, or that of the authority. */
  public Path certificate(String name) {
    return folder.resolve(name + ".crt");
  }

  /** The private key of a name. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** Writes what was issued to a name into a Secret, which may exist. */
  public void publish(String namespace, String secret, String name) {
    Cluster.tryKubectl("", "create", "namespace", namespace);
    String manifest =
        """
        apiVersion: v1
        kind: Secret
        type: kubernetes.io/tls
        metadata: {name: %s, namespace: %s}
        data: {tls.crt: %s, tls.key: %s, ca.crt: %s}
        """
            .formatted(
                secret,
                namespace,
                encoded(certificate(name)),
                encoded(key(name)),
                encoded(certificate("authority")));
    Shell.Result result = Cluster.tryKubectl(manifest, "apply", "-f", "-");
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.output());
    }
  }

  private static String encoded(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void generate(String name, String extension, String... more) {
    String[] fixed = {
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
      "-genkeypair",
      "-alias",
      name,
      "-dname",
      "CN=" + name,
      "-keyalg",
      "EC",
      "-groupname",
      "secp256r1",
      "-validity",
      "30",
      "-ext",
      extension,
      "-keystore",
      store.toString(),
      "-storetype",
      "PKCS12",
      "-storepass",
      PASSWORD
    };
    String[] words = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, words, 0, fixed.length);
    System.arraycopy(more, 0, words, fixed.length, more.length);
    Shell.must(DEADLINE, words);
  }

  private void writeCertificate(String name) {
    try {
      write(name + ".crt", "CERTIFICATE", open().getCertificate(name).getEncoded());
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

  private void write(String name, String label, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    try {
      Files.writeString(
          folder.resolve(name),
          "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
