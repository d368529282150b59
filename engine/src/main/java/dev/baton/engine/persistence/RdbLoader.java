package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Crc64;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes an RDB pushed in pieces of any size, down to single bytes, and hands what it finds to an
 * {@link RdbReceiver}. Reads versions 1 to 12 of Redis and 80 of Valkey as far as they hold
 * strings; a value of another type is refused with its place, for half a data set is none.
 *
 * <p>Not thread safe. Closing it gives the buffer back.
 */
public final class RdbLoader implements AutoCloseable {
  private static final long NEVER = -1;
  private static final long STRING_BYTES_MAX = 512L * 1024 * 1024;
  private static final int MAGIC_BYTES = 9;
  // The first version that ends in a checksum.
  private static final int VERSION_WITH_CHECKSUM = 5;

  private enum Stage {
    HEADER,
    ITEMS,
    CHECKSUM,
    DONE
  }

  private final RdbInput input = new RdbInput();
  private final RdbText key = new RdbText();
  private final RdbText value = new RdbText();
  private final RdbReceiver receiver;
  private final boolean checksumWanted;
  private Stage stage = Stage.HEADER;
  private int version;
  private int databaseIndex;
  private long expireAtMs = NEVER;
  private long crc;

  /** Decodes for {@code receiver}; {@code checksumWanted} as the directive rdbchecksum. */
  public RdbLoader(RdbReceiver receiver, boolean checksumWanted) {
    this.receiver = receiver;
    this.checksumWanted = checksumWanted;
  }

  /**
   * Decodes as much as possible of these bytes and all before them.
   *
   * @return how many of these bytes lie behind the end of the RDB
   * @throws RdbFormatException when the content cannot be loaded; the loader is of no use then
   */
  public int feed(long address, int length) {
    if (stage == Stage.DONE) {
      return length;
    }
    input.append(address, length);
    while (stage != Stage.DONE && input.isReady()) {
      if (!decodeItem()) {
        break;
      }
    }
    return stage == Stage.DONE ? input.unreadBytes() : 0;
  }

  /** Whether the end mark was reached and the checksum was right. */
  public boolean isDone() {
    return stage == Stage.DONE;
  }

  @Override
  public void close() {
    input.close();
    key.close();
    value.close();
  }

  private boolean decodeItem() {
    try {
      Stage next =
          switch (stage) {
            case HEADER -> header();
            case ITEMS -> item();
            case CHECKSUM -> checksum();
            case DONE -> throw new IllegalStateException("nothing follows the end");
          };
      if (stage != Stage.CHECKSUM) {
        crc = Crc64.update(crc, input.itemAddress(), input.itemBytes());
      }
      input.consume();
      stage = next;
      return true;
    } catch (RdbInput.Incomplete _) {
      input.rewind();
      return false;
    }
  }

  private Stage header() {
    String magic = new String(input.readBytes(MAGIC_BYTES), StandardCharsets.US_ASCII);
    if (magic.matches("REDIS\\d{4}")) {
      version = Integer.parseInt(magic.substring(5));
      if (version < RdbFormat.VERSION_OLDEST || version > RdbFormat.VERSION_NEWEST_PLAIN) {
        throw refused("Can't handle RDB format version " + version);
      }
    } else if (magic.matches("VALKEY\\d{3}")) {
      version = Integer.parseInt(magic.substring(6));
      if (version != RdbFormat.VERSION_VALKEY_9) {
        throw refused("Can't handle RDB format version " + version);
      }
    } else {
      throw refused("Wrong signature trying to load DB from file");
    }
    return Stage.ITEMS;
  }

  private Stage item() {
    int opcode = input.readByte();
    switch (opcode) {
      case RdbFormat.OPCODE_EOF -> {
        return version < VERSION_WITH_CHECKSUM ? Stage.DONE : Stage.CHECKSUM;
      }
      case RdbFormat.OPCODE_SELECTDB -> databaseIndex = smallLength("database index");
      case RdbFormat.OPCODE_RESIZEDB -> {
        length();
        length();
      }
      case RdbFormat.OPCODE_SLOT_INFO -> {
        length();
        length();
        length();
      }
      case RdbFormat.OPCODE_EXPIRETIME_MS -> expireAtMs = input.readLittleEndian(Long.BYTES);
      case RdbFormat.OPCODE_EXPIRETIME -> expireAtMs = input.readLittleEndian(4) * 1000;
      case RdbFormat.OPCODE_FREQ -> input.skip(1);
      case RdbFormat.OPCODE_IDLE -> length();
      case RdbFormat.OPCODE_AUX -> auxiliary();
      case RdbFormat.OPCODE_FUNCTION2 -> {
        string();
        receiver.onSkipped("a function library of the RDB was skipped: scripting is not there");
      }
      case RdbFormat.OPCODE_MODULE_AUX -> skipModuleAuxiliary();
      default -> entry(opcode);
    }
    return Stage.ITEMS;
  }

  private void auxiliary() {
    Bytes name = string();
    receiver.onAuxiliary(name.toString(), string());
  }

  private void entry(int type) {
    readInto(key);
    if (type != RdbFormat.TYPE_STRING) {
      throw refused(
          String.format(
              Locale.ROOT,
              "type %s (%d) of key '%s' at byte %d is not supported by this build",
              RdbFormat.typeName(type),
              type,
              Bytes.owning(key.toBytes(input)),
              input.itemOffset()));
    }
    readInto(value);
    receiver.onString(
        databaseIndex,
        key.address(input),
        key.length(),
        value.address(input),
        value.length(),
        expireAtMs);
    expireAtMs = NEVER;
  }

  private Stage checksum() {
    long expected = input.readLittleEndian(Long.BYTES);
    if (checksumWanted && expected != 0 && expected != crc) {
      throw refused(
          String.format(
              Locale.ROOT, "Wrong RDB checksum expected: (%x) but got (%x)", expected, crc));
    }
    return Stage.DONE;
  }

  private void skipModuleAuxiliary() {
    length();
    int when = smallLength("module opcode");
    if (when != RdbFormat.MODULE_OPCODE_UNSIGNED) {
      throw refused("the module data at byte " + input.itemOffset() + " is damaged");
    }
    length();
    for (int opcode = smallLength("module opcode");
        opcode != RdbFormat.MODULE_OPCODE_EOF;
        opcode = smallLength("module opcode")) {
      switch (opcode) {
        case RdbFormat.MODULE_OPCODE_SIGNED, RdbFormat.MODULE_OPCODE_UNSIGNED -> length();
        case RdbFormat.MODULE_OPCODE_FLOAT -> input.skip(Float.BYTES);
        case RdbFormat.MODULE_OPCODE_DOUBLE -> input.skip(Double.BYTES);
        case RdbFormat.MODULE_OPCODE_STRING -> string();
        default -> throw refused("the module data at byte " + input.itemOffset() + " is damaged");
      }
    }
    receiver.onSkipped("module data of the RDB was skipped: modules are not supported");
  }

  private Bytes string() {
    readInto(key);
    return Bytes.owning(key.toBytes(input));
  }

  private void readInto(RdbText text) {
    int first = input.readByte();
    if (first >>> 6 != RdbFormat.ENCODING) {
      int length = stringLength(length(first));
      text.setInput(input.take(length), length);
      return;
    }
    int encoding = first & 0x3f;
    switch (encoding) {
      case RdbFormat.ENCODING_INT8 -> text.setNumber((byte) input.readLittleEndian(1));
      case RdbFormat.ENCODING_INT16 -> text.setNumber((short) input.readLittleEndian(2));
      case RdbFormat.ENCODING_INT32 -> text.setNumber((int) input.readLittleEndian(4));
      case RdbFormat.ENCODING_LZF -> readCompressed(text);
      default ->
          throw refused("unknown string encoding " + encoding + " at byte " + input.itemOffset());
    }
  }

  private void readCompressed(RdbText text) {
    int compressedLength = stringLength(length());
    int expandedLength = stringLength(length());
    long compressed = input.addressOf(input.take(compressedLength));
    Lzf.decompress(compressed, compressedLength, text.prepare(expandedLength), expandedLength);
  }

  private int stringLength(long length) {
    if (length < 0 || length > STRING_BYTES_MAX) {
      throw refused("a string of " + length + " bytes at byte " + input.itemOffset());
    }
    return (int) length;
  }

  private int smallLength(String what) {
    long length = length();
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw refused(what + " " + length + " is out of range at byte " + input.itemOffset());
    }
    return (int) length;
  }

  private long length() {
    return length(input.readByte());
  }

  private long length(int first) {
    return switch (first >>> 6) {
      case RdbFormat.LENGTH_6_BITS -> first & 0x3f;
      case RdbFormat.LENGTH_14_BITS -> ((first & 0x3f) << 8) | input.readByte();
      case RdbFormat.ENCODING ->
          throw refused("a length was expected at byte " + input.itemOffset());
      default -> wideLength(first);
    };
  }

  private long wideLength(int first) {
    return switch (first) {
      case RdbFormat.LENGTH_32_BITS -> input.readBigEndian(Integer.BYTES);
      case RdbFormat.LENGTH_64_BITS -> input.readBigEndian(Long.BYTES);
      default -> throw refused("unknown length form at byte " + input.itemOffset());
    };
  }

  private static RdbFormatException refused(String message) {
    return new RdbFormatException(message);
  }
}
