package dev.baton.engine.io.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What one side shows of itself.
 *
 * @param chain the certificate, followed by those of the authorities between it and the root
 * @param key the private key of the first certificate
 */
record Credential(List<X509Certificate> chain, PrivateKey key) {
  private static final byte[] PROBE = {1, 2, 3, 4};

  /** Reads both files, and makes sure that they belong together. */
  static Credential read(TlsSettings settings, TlsSettings.Pair pair) throws TlsException {
    Path certificateFile = settings.resolve(pair.certificateFile());
    List<X509Certificate> chain = Certificates.read("certificate", certificateFile);
    Path keyFile = settings.resolve(pair.keyFile());
    String failure = "Failed to load private key: " + keyFile;
    try {
      PrivateKey key = PrivateKeys.parse(Files.readString(keyFile), pair.keyPassword());
      if (!belongTogether(key, chain.getFirst().getPublicKey())) {
        throw new TlsException(failure + ": it is not the key of " + certificateFile);
      }
      return new Credential(chain, key);
    } catch (NoSuchFileException absent) {
      throw new TlsException(failure + ": No such file or directory");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
      throw new TlsException(failure, wrong);
    }
  }

  /** A signature tells, for every algorithm: a secret file may be renewed one half at a time. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    String algorithm =
        switch (certified.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> certified.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (InvalidKeyException otherAlgorithm) {
      return false;
    }
  }

  X509Certificate[] certificates() {
    return chain.toArray(new X509Certificate[0]);
  }
}
