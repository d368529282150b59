package dev.baton.engine.keyspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

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
  private static final byte[] EXPIRES = "!!expire!!".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest sha1;

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
    byte[] all = new byte[BYTES];
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      if (database.size() > 0) {
        digest.mix(all, bigEndian(i));
        database.forEach(entry -> digest.xor(all, digest.keyAndValue(entry)));
      }
    }
    return HexFormat.of().formatHex(all);
  }

  /** The digest of one value in hexadecimal, zeros when there is none. */
  public static String of(@Nullable Entry entry) {
    byte[] digest = new byte[BYTES];
    if (entry != null) {
      new DatasetDigest().value(digest, entry);
    }
    return HexFormat.of().formatHex(digest);
  }

  private byte[] keyAndValue(Entry entry) {
    byte[] digest = new byte[BYTES];
    mix(digest, entry.key().array());
    value(digest, entry);
    return digest;
  }

  private void value(byte[] digest, Entry entry) {
    mix(digest, bigEndian(entry.value().digestType()));
    switch (entry.value()) {
      case StringValue string -> mix(digest, string.bytes().array());
    }
    if (entry.expires()) {
      xor(digest, EXPIRES);
    }
  }

  private void mix(byte[] digest, byte[] content) {
    xor(digest, content);
    System.arraycopy(sha1.digest(digest), 0, digest, 0, BYTES);
  }

  private void xor(byte[] digest, byte[] content) {
    byte[] other = sha1.digest(content);
    for (int i = 0; i < BYTES; i++) {
      digest[i] ^= other[i];
    }
  }

  private static byte[] bigEndian(int number) {
    return new byte[] {
      (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
    };
  }
}
