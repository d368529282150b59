package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;
import dev.baton.engine.structure.PackedList;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * DEBUG DIGEST: twenty bytes that are equal for equal datasets, in this server and in Redis.
 *
 * <pre>
 * xor(d, x): d ^= SHA1(x)          the order of what is added does not matter
 * mix(d, x): d = SHA1(d ^ SHA1(x)) the order matters
 *
 * all: mix the database's number, then xor in each of its keys
 * key: mix the key, then the value; value: mix the type, then the content;
 *      with an expiry xor the mark, whatever its time
 * </pre>
 */
public final class DatasetDigest {
  private static final int BYTES = 20;
  private static final int PIECE_BYTES = 8192;
  private static final byte[] EXPIRES = "!!expire!!".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest sha1;
  private final byte[] piece = new byte[PIECE_BYTES];

  private DatasetDigest() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform is required to have it.
      throw new IllegalStateException("SHA-1 is missing", impossible);
    }
  }

  /** The digest of all databases in hexadecimal; expired keys that are still there count. */
  public static String of(Keyspace keyspace) {
    DatasetDigest digest = new DatasetDigest();
    Entry view = keyspace.newEntry();
    byte[] all = new byte[BYTES];
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      if (database.size() > 0) {
        digest.mix(all, bigEndian(i));
        database.forEach(view, entry -> digest.xor(all, digest.keyAndValue(entry)));
      }
    }
    return HexFormat.of().formatHex(all);
  }

  /** The digest of one value in hexadecimal. */
  public static String of(Entry entry) {
    byte[] digest = new byte[BYTES];
    new DatasetDigest().value(digest, entry);
    return HexFormat.of().formatHex(digest);
  }

  /** The digest where there is no value. */
  public static String ofNothing() {
    return HexFormat.of().formatHex(new byte[BYTES]);
  }

  private byte[] keyAndValue(Entry entry) {
    byte[] digest = new byte[BYTES];
    mix(digest, entry.keyAddress(), entry.keyLength());
    value(digest, entry);
    return digest;
  }

  private void value(byte[] digest, Entry entry) {
    mix(digest, bigEndian(entry.type().digestNumber()));
    switch (entry.type()) {
      case STRING -> {
        if (entry.isNumber()) {
          mix(digest, entry.text().array());
        } else {
          mix(digest, entry.textAddress(), entry.textLength());
        }
      }
      case LIST, SET, SORTED_SET, HASH, STREAM -> entry.form().digest(this, digest, entry);
      case NONE -> {}
    }
    if (entry.expires()) {
      xor(digest, EXPIRES);
    }
  }

  void mix(byte[] digest, byte[] content) {
    xor(digest, content);
    rehash(digest);
  }

  void mix(byte[] digest, long content, int length) {
    xor(digest, content, length);
    rehash(digest);
  }

  void xor(byte[] digest, byte[] content) {
    xorSum(digest, sha1.digest(content));
  }

  void xor(byte[] digest, long content, int length) {
    for (int at = 0; at < length; at += PIECE_BYTES) {
      int bytes = Math.min(PIECE_BYTES, length - at);
      Native.copy(content + at, piece, 0, bytes);
      sha1.update(piece, 0, bytes);
    }
    xorSum(digest, sha1.digest());
  }

  /** Mixes in an element, whether it is held as a text or as a number. */
  void mix(byte[] digest, PackedList element) {
    if (element.isNumber()) {
      mixNumber(digest, element.number());
    } else {
      mix(digest, element.textAddress(), element.textLength());
    }
  }

  /** Mixes in the decimal digits of a number. */
  void mixNumber(byte[] digest, long number) {
    mix(digest, decimal(number));
  }

  /** Adds an element, whether it is held as a text or as a number. */
  void xor(byte[] digest, PackedList element) {
    if (element.isNumber()) {
      xorNumber(digest, element.number());
    } else {
      xor(digest, element.textAddress(), element.textLength());
    }
  }

  /** Adds the decimal digits of a number. */
  void xorNumber(byte[] digest, long number) {
    xor(digest, decimal(number));
  }

  private static byte[] decimal(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  private void rehash(byte[] digest) {
    System.arraycopy(sha1.digest(digest), 0, digest, 0, BYTES);
  }

  private static void xorSum(byte[] digest, byte[] sum) {
    for (int i = 0; i < BYTES; i++) {
      digest[i] ^= sum[i];
    }
  }

  private static byte[] bigEndian(int number) {
    return new byte[] {
      (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
    };
  }
}
