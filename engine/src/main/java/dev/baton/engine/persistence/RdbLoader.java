package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an RDB pushed in pieces of any size, down to single bytes, and hands what it finds to an
 * {@link RdbReceiver}. Reads versions 1 to 12 of Redis and 80 of Valkey with all their types; what
 * cannot be understood is refused with its place, for half a data set is none.
 *
 * <p>A file is a sequence of items, each decoded when all of its bytes are there. A collection is
 * many items, one an element or a packed node, so that loading takes time in proportion to the file
 * however small the pieces are.
 *
 * <p>Not thread safe. Closing it gives the buffers back, and a value that is only half there.
 */
public final class RdbLoader implements AutoCloseable {
  private static final int MAGIC_BYTES = 9;
  // The first version that ends in a checksum.
  private static final int VERSION_WITH_CHECKSUM = 5;

  private enum Stage {
    HEADER,
    ITEMS,
    VALUE,
    CHECKSUM,
    DONE
  }

  private final RdbInput input = new RdbInput();
  private final RdbReader reader = new RdbReader(input);
  private final RdbValues values;
  private final RdbStringRun strings;
  private final Keyspace keyspace;
  private final RdbReceiver receiver;
  private final boolean checksumWanted;
  private @Nullable RdbValueReader value;
  private Stage stage = Stage.HEADER;
  private int version;
  private int databaseIndex;
  private long expireAtMs = Entry.NO_EXPIRY;
  private RdbUse use = RdbUse.NONE;
  private long crc;

  /**
   * Decodes for {@code receiver}, which puts the values into {@code keyspace}; {@code
   * checksumWanted} as the directive rdbchecksum.
   */
  public RdbLoader(Keyspace keyspace, RdbReceiver receiver, boolean checksumWanted) {
    this.values = new RdbValues(keyspace, reader);
    this.strings = new RdbStringRun(input, keyspace.lookahead());
    this.keyspace = keyspace;
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
    try {
      while (stage != Stage.DONE && input.isReady()) {
        lookAhead();
        if (!decodeItem()) {
          break;
        }
      }
    } finally {
      strings.clear();
    }
    crc = input.sum(crc);
    return stage == Stage.DONE ? input.unreadBytes() : 0;
  }

  private void lookAhead() {
    if (stage == Stage.ITEMS && strings.isOver() && databaseIndex < keyspace.databaseCount()) {
      strings.look(keyspace.database(databaseIndex));
    }
  }

  /** Whether the end mark was reached and the checksum was right. */
  public boolean isDone() {
    return stage == Stage.DONE;
  }

  /** Where the item being decoded begins, in bytes from the start. */
  public long offset() {
    return input.itemOffset();
  }

  /** The version the header told. */
  public int version() {
    return version;
  }

  /** What to say when nothing follows although the end mark was not reached. */
  public RdbFormatException endedEarly() {
    return reader.refused("Unexpected EOF reading RDB file");
  }

  @Override
  public void close() {
    if (value != null) {
      value.discard();
      value = null;
    }
    values.close();
    reader.close();
    input.close();
  }

  private boolean decodeItem() {
    try {
      Stage next =
          switch (stage) {
            case HEADER -> header();
            case ITEMS -> item();
            case VALUE -> valueItem();
            case CHECKSUM -> checksum();
            case DONE -> throw new IllegalStateException("nothing follows the end");
          };
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
        throw new RdbFormatException("Can't handle RDB format version " + version);
      }
    } else if (magic.matches("VALKEY\\d{3}")) {
      version = Integer.parseInt(magic.substring(6));
      if (version != RdbFormat.VERSION_VALKEY_9) {
        throw new RdbFormatException("Can't handle RDB format version " + version);
      }
    } else {
      throw new RdbFormatException("Wrong signature trying to load DB from file");
    }
    return Stage.ITEMS;
  }

  private Stage item() {
    int opcode = input.readByte();
    switch (opcode) {
      case RdbFormat.OPCODE_EOF -> {
        return version < VERSION_WITH_CHECKSUM ? Stage.DONE : Stage.CHECKSUM;
      }
      case RdbFormat.OPCODE_SELECTDB -> databaseIndex = reader.smallCount("database index");
      case RdbFormat.OPCODE_RESIZEDB -> {
        long keys = reader.length();
        reader.length();
        receiver.onSize(databaseIndex, keys);
      }
      case RdbFormat.OPCODE_SLOT_INFO -> {
        reader.length();
        reader.length();
        reader.length();
      }
      case RdbFormat.OPCODE_EXPIRETIME_MS -> expireAtMs = reader.timeMs();
      case RdbFormat.OPCODE_EXPIRETIME -> expireAtMs = input.readLittleEndian(4) * 1000;
      case RdbFormat.OPCODE_FREQ -> use = new RdbUse(RdbUse.UNTOLD, input.readByte());
      case RdbFormat.OPCODE_IDLE -> use = new RdbUse(reader.count("idle time"), RdbUse.UNTOLD);
      case RdbFormat.OPCODE_AUX -> auxiliary();
      case RdbFormat.OPCODE_FUNCTION2 -> {
        reader.heapString();
        receiver.onSkipped("a function library of the RDB was skipped: scripting is not there");
      }
      case RdbFormat.OPCODE_MODULE_AUX -> skipModuleAuxiliary();
      default -> {
        return entry(opcode);
      }
    }
    return Stage.ITEMS;
  }

  private void auxiliary() {
    Bytes name = reader.heapString();
    receiver.onAuxiliary(name.toString(), reader.heapString());
  }

  private Stage entry(int type) {
    RdbText key = reader.key();
    boolean isOneItem = !strings.isOver();
    if (isOneItem) {
      Check.that(type == RdbFormat.TYPE_STRING, "a run of strings holds nothing else");
      strings.enter();
    }
    reader.text(key);
    if (!isOneItem) {
      key.keep();
    }
    reader.enterValue(type);
    value = values.begin(type, version);
    receiver.onKey(databaseIndex, key.address(), key.length());
    return isOneItem ? valueItem() : Stage.VALUE;
  }

  private Stage valueItem() {
    RdbValueReader current = Objects.requireNonNull(value, "a value is being read");
    if (!current.readItem()) {
      return Stage.VALUE;
    }
    NewValue complete = current.finish();
    value = null;
    reader.leaveValue();
    RdbText key = reader.key();
    if (complete == null) {
      receiver.onSkipped("rdbLoadObject skipping empty key: " + Bytes.owning(key.toBytes()));
    } else {
      receiver.onEntry(databaseIndex, key.address(), key.length(), complete, expireAtMs, use);
    }
    expireAtMs = Entry.NO_EXPIRY;
    use = RdbUse.NONE;
    return Stage.ITEMS;
  }

  private Stage checksum() {
    crc = input.sum(crc);
    long expected = input.readLittleEndian(Long.BYTES);
    if (checksumWanted && expected != 0 && expected != crc) {
      throw new RdbFormatException(
          "Wrong RDB checksum expected: ("
              + Long.toHexString(expected)
              + ") but got ("
              + Long.toHexString(crc)
              + "): RDB CRC error");
    }
    return Stage.DONE;
  }

  private void skipModuleAuxiliary() {
    reader.length();
    int when = reader.smallCount("module opcode");
    reader.demand(when == RdbFormat.MODULE_OPCODE_UNSIGNED, "module data is damaged");
    reader.length();
    for (int opcode = reader.smallCount("module opcode");
        opcode != RdbFormat.MODULE_OPCODE_EOF;
        opcode = reader.smallCount("module opcode")) {
      switch (opcode) {
        case RdbFormat.MODULE_OPCODE_SIGNED, RdbFormat.MODULE_OPCODE_UNSIGNED -> reader.length();
        case RdbFormat.MODULE_OPCODE_FLOAT -> input.skip(Float.BYTES);
        case RdbFormat.MODULE_OPCODE_DOUBLE -> input.skip(Double.BYTES);
        case RdbFormat.MODULE_OPCODE_STRING -> reader.heapString();
        default -> throw reader.refused("module data is damaged");
      }
    }
    receiver.onSkipped("module data of the RDB was skipped: modules are not supported");
  }
}
