package dev.baton.operator.engine.jedis;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a private key in the forms that Secrets hold: PKCS#8, and RSA's own PKCS#1, which is what
 * cert-manager writes unless told otherwise. Java reads the first only; the other is put into its
 * envelope.
 */
final class PrivateKeyText {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----\\s+([^-]+)-----END \\1?PRIVATE KEY-----");
  // The version, and the algorithm rsaEncryption with its empty parameters.
  private static final byte[] RSA_HEADER =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 4;

  private PrivateKeyText() {}

  static PrivateKey parse(String text) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.find()) {
      throw new InvalidKeyException("tls.key holds no key in the form PKCS#8 or PKCS#1");
    }
    byte[] content = Base64.getMimeDecoder().decode(matcher.group(2));
    byte[] envelope = matcher.group(1) == null ? content : envelope(content);
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(envelope));
      } catch (InvalidKeySpecException other) {
        // The envelope says which algorithm it is, so at most one accepts it.
      }
    }
    throw new InvalidKeyException("tls.key is neither an RSA, an EC nor an Ed25519 key");
  }

  private static byte[] envelope(byte[] key) {
    var content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEADER);
    content.writeBytes(wrapped(OCTETS, key));
    return wrapped(SEQUENCE, content.toByteArray());
  }

  /** A key is longer than 127 and shorter than 65536 bytes, so its length takes two bytes. */
  private static byte[] wrapped(byte tag, byte[] content) {
    var out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
