package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate that is its own authority, made by the keytool of the Java that runs the tests. The
 * key is written in the form PKCS#1, as cert-manager does.
 *
 * @param certificate file with the certificate, in PEM
 * @param key file with the key, in PEM
 */
record SelfSigned(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";
  // What PKCS#8 puts before an RSA key of 2048 bits: lengths, version, algorithm.
  private static final int ENVELOPE_BYTES = 26;

  static SelfSigned make(Path folder, String name) {
    Path store = folder.resolve(name + ".p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "30",
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      byte[] envelope = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
      byte[] key = new byte[envelope.length - ENVELOPE_BYTES];
      System.arraycopy(envelope, ENVELOPE_BYTES, key, 0, key.length);
      return new SelfSigned(
          write(
              folder.resolve(name + ".crt"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
          write(folder.resolve(name + ".key"), "RSA PRIVATE KEY", key));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  TlsIdentity identity() {
    try {
      String shown = Files.readString(certificate);
      return new TlsIdentity(shown, shown, Files.readString(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String label, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
