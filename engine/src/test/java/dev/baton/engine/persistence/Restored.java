package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Crc64;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.OwnedKeyspace;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A keyspace into which payloads are restored; closing it proves that it is sound and that nothing
 * leaks.
 */
final class Restored implements AutoCloseable {
  private static final Bytes KEY = Bytes.of("k");

  private final OwnedKeyspace owned = new OwnedKeyspace(1, 7);
  final Keyspace keyspace = owned.keyspace();
  RdbOptions options = new RdbOptions(11, false, AccessTold.NOTHING);
  private final ValuePayloads payloads = new ValuePayloads(keyspace, () -> options);

  /** The payload of a value: the number of its form, its bytes, the version and the checksum. */
  static byte[] payload(int version, int type, byte[] value) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(type);
    payload.writeBytes(value);
    payload.write(version);
    payload.write(version >>> 8);
    byte[] summed = payload.toByteArray();
    long crc = Crc64.update(0, summed, 0, summed.length);
    for (int i = 0; i < Long.BYTES; i++) {
      payload.write((int) (crc >>> (8 * i)));
    }
    return payload.toByteArray();
  }

  /** Restores a value given in hexadecimal, blanks aside, and says what it holds. */
  String restore(int version, int type, String hex) {
    return restore(payload(version, type, HexFormat.of().parseHex(hex.replaceAll("\\s", ""))));
  }

  /** Restores a payload and says what it holds; refused ones say so. */
  String restore(byte[] payload) {
    Entry entry = put(payload);
    return entry == null ? "refused" : ValueText.of(keyspace, entry);
  }

  /** The entry of a restored value; null when the payload is refused. */
  @Nullable Entry put(byte[] payload) {
    try (NativeBuffer buffer = new NativeBuffer(payload.length)) {
      Native.copy(payload, 0, buffer.address(), payload.length);
      if (!payloads.isGenuine(buffer.address(), payload.length)) {
        return null;
      }
      NewValue value = payloads.restore(buffer.address(), payload.length);
      if (value == null) {
        return null;
      }
      keyspace.database(0).put(KEY, value, Entry.NO_EXPIRY, 0);
    }
    Entry view = keyspace.view();
    keyspace.database(0).find(KEY, view);
    return view;
  }

  /** The payload of an entry. */
  byte[] dump(Entry entry) {
    Collected collected = new Collected();
    payloads.dump(entry, collected);
    return collected.bytes();
  }

  @Override
  public void close() {
    payloads.close();
    owned.close();
  }
}
