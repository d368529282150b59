package dev.baton.engine.io.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads private keys in every form OpenSSL writes: PKCS#8 plain and encrypted (RFC 5958), RSA's
 * PKCS#1 (RFC 8017) and the elliptic curves' SEC1 (RFC 5915). Java reads only the first; the last
 * two are put into its envelope.
 */
final class PrivateKeys {
  // Object identifiers with their tag and length: rsaEncryption and id-ecPublicKey.
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d010101");
  private static final byte[] ELLIPTIC = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] NOTHING = {5, 0};
  private static final byte[] VERSION_ZERO = {2, 1, 0};
  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 4;
  private static final byte IDENTIFIER = 6;
  private static final byte CURVE = (byte) 0xa0;

  private PrivateKeys() {}

  /** The first key of a PEM text; {@code password} opens it where it is encrypted. */
  static PrivateKey parse(String text, String password)
      throws GeneralSecurityException, IOException {
    for (PemBlock block : PemBlock.parse(text)) {
      if (block.headers().contains("ENCRYPTED")) {
        throw new InvalidKeyException(
            "encrypted in the old form: convert it with 'openssl pkcs8 -topk8'");
      }
      byte[] envelope = envelopeOf(block, password);
      if (envelope.length > 0) {
        return fromEnvelope(envelope);
      }
    }
    throw new InvalidKeyException("no private key in this file");
  }

  /** The key in PKCS#8; empty for parameters of a curve or a certificate in the same file. */
  private static byte[] envelopeOf(PemBlock block, String password)
      throws GeneralSecurityException, IOException {
    byte[] content = block.content();
    return switch (block.label()) {
      case "PRIVATE KEY" -> content;
      case "ENCRYPTED PRIVATE KEY" -> decrypted(content, password);
      case "RSA PRIVATE KEY" -> envelope(join(RSA, NOTHING), content);
      case "EC PRIVATE KEY" -> envelope(join(ELLIPTIC, curveOf(content)), content);
      default -> new byte[0];
    };
  }

  private static PrivateKey fromEnvelope(byte[] envelope) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(envelope));
      } catch (InvalidKeySpecException other) {
        // The envelope says which algorithm it is, so at most one accepts it.
      }
    }
    throw new InvalidKeyException("neither an RSA, an EC nor an Ed25519 key");
  }

  private static byte[] decrypted(byte[] content, String password)
      throws GeneralSecurityException, IOException {
    if (password.isEmpty()) {
      throw new InvalidKeyException("it is encrypted and no password is configured");
    }
    EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(content);
    AlgorithmParameters parameters = encrypted.getAlgParameters();
    // PBES2 is a family: only the text of its parameters is the name of a cipher.
    String named = String.valueOf(parameters);
    String algorithm = named.startsWith("PBE") ? named : encrypted.getAlgName();
    Key key =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    return encrypted.getKeySpec(cipher).getEncoded();
  }

  /** The curve's identifier: SEC1 keys written by OpenSSL carry it behind the key itself. */
  private static byte[] curveOf(byte[] key) throws InvalidKeyException {
    for (int i = 0; i + 2 < key.length; i++) {
      int length = key[i + 1];
      boolean holdsIdentifier =
          key[i] == CURVE && key[i + 2] == IDENTIFIER && i + 2 + length <= key.length;
      if (holdsIdentifier && length == key[i + 3] + 2) {
        byte[] identifier = new byte[length];
        System.arraycopy(key, i + 2, identifier, 0, length);
        return identifier;
      }
    }
    throw new InvalidKeyException("it does not name its curve");
  }

  private static byte[] envelope(byte[] algorithm, byte[] key) {
    return wrapped(
        SEQUENCE, join(VERSION_ZERO, wrapped(SEQUENCE, algorithm), wrapped(OCTETS, key)));
  }

  private static byte[] wrapped(byte tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
