package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Crc64;
import dev.baton.engine.base.Native;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values as the payloads of DUMP and RESTORE: the number of the form, the value as in a file, two
 * bytes version of the format, eight bytes checksum of all before it.
 */
public final class ValuePayloads implements AutoCloseable {
  private static final int FOOTER_BYTES = Short.BYTES + Long.BYTES;

  private final Keyspace keyspace;
  private final Supplier<RdbOptions> options;
  private final RdbInput input = new RdbInput();
  private final RdbReader reader = new RdbReader(input);
  private final RdbValues values;
  private boolean checksumsSkipped;
  private RdbOptions optionsInUse;
  private RdbForms forms;
  private RdbEncoder encoder;

  /** Payloads of values of {@code keyspace}, written as {@code options} say at that moment. */
  public ValuePayloads(Keyspace keyspace, Supplier<RdbOptions> options) {
    this.keyspace = keyspace;
    this.options = options;
    this.values = new RdbValues(keyspace, reader);
    this.optionsInUse = options.get();
    this.forms = new RdbForms(keyspace, optionsInUse.version());
    this.encoder = new RdbEncoder(optionsInUse.compresses());
  }

  /** Writes the payload of an entry's value; returns its length in bytes. */
  public long dump(Entry entry, ByteSink sink) {
    follow(options.get());
    RdbForm form = forms.of(entry.type());
    int type = form.typeOf(entry);
    encoder.restart(sink);
    encoder.opcode(type);
    form.write(entry, encoder);
    encoder.endOfPayload(
        type == RdbFormat.TYPE_HASH_2 ? RdbFormat.VERSION_VALKEY_9 : optionsInUse.version());
    encoder.flush();
    return encoder.writtenBytes();
  }

  private void follow(RdbOptions current) {
    if (!current.equals(optionsInUse)) {
      encoder.close();
      optionsInUse = current;
      forms = new RdbForms(keyspace, current.version());
      encoder = new RdbEncoder(current.compresses());
    }
  }

  /** Lets payloads with a wrong checksum pass, for tests of what is inside. */
  public void skipChecksums(boolean skipped) {
    checksumsSkipped = skipped;
  }

  /** Whether the version of a payload is one that can be read and its checksum is right. */
  public boolean isGenuine(long payload, int length) {
    if (length < FOOTER_BYTES) {
      return false;
    }
    int version = version(payload, length);
    int summed = length - Long.BYTES;
    return (version <= RdbFormat.VERSION_NEWEST_PLAIN || version == RdbFormat.VERSION_VALKEY_9)
        && (checksumsSkipped
            || Native.getLongLittleEndian(payload + summed) == Crc64.update(0, payload, summed));
  }

  /**
   * The value of a genuine payload, to be put, or otherwise used, at once; null when the payload
   * holds no value that makes sense. A string still lies in the payload.
   */
  public @Nullable NewValue restore(long payload, int length) {
    input.show(payload, length - FOOTER_BYTES);
    RdbValueReader value = null;
    try {
      value = values.begin(input.readByte(), version(payload, length));
      input.consume();
      while (!value.readItem()) {
        input.consume();
      }
      if (input.itemBytes() == input.unreadBytes()) {
        return value.finish();
      }
    } catch (RdbFormatException | RdbInput.Incomplete _) {
      // What was read so far is given up below.
    }
    if (value != null) {
      value.discard();
    }
    return null;
  }

  private static int version(long payload, int length) {
    return Native.getShortLittleEndian(payload + length - FOOTER_BYTES);
  }

  @Override
  public void close() {
    encoder.close();
    values.close();
    reader.close();
    input.close();
  }
}
