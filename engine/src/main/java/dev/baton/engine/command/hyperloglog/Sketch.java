package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;

/**
 * The string that holds an estimated count, byte for byte as Redis stores it:
 *
 * <pre>
 *   0  "HYLL"    4  0 dense, 1 sparse    5  three zeros
 *   8  the estimate, 8 bytes, whose highest bit says that it is out of date
 *   16 the registers
 * </pre>
 *
 * A view of one entry, good for one call.
 */
final class Sketch {
  /** What comes before the registers. */
  static final int HEADER_BYTES = 16;

  private static final int DENSE_BYTES = HEADER_BYTES + DenseRegisters.BYTES;
  private static final int MAGIC = 'H' | 'Y' << 8 | 'L' << 16 | 'L' << 24;
  private static final int FORM = 4;
  private static final int ESTIMATE = 8;
  private static final byte DENSE = 0;
  private static final byte SPARSE = 1;
  private static final String NONE = "WRONGTYPE Key is not a valid HyperLogLog string value.";
  private static final String BROKEN = "INVALIDOBJ Corrupted HLL object detected";

  private final Entry entry;
  private final Memory memory;
  private final SparseRegisters sparse;
  private boolean sparseIsLoaded;
  private boolean sparseIsChanged;

  private Sketch(Entry entry, SparseRegisters sparse) {
    this.entry = entry;
    this.memory = entry.memory();
    this.sparse = sparse;
  }

  /** A sketch at a word's key that is read; the caller has looked it up. */
  static Sketch of(Entry entry, SparseRegisters scratch) {
    if (entry.type() != Type.STRING) {
      throw new Refusal(Refusal.WRONG_TYPE);
    }
    boolean isLong = !entry.isNumber() && entry.textLength() >= HEADER_BYTES;
    if (!isLong || entry.memory().getInt(entry.textAddress()) != MAGIC) {
      throw new Refusal(NONE);
    }
    byte form = entry.memory().getByte(entry.textAddress() + FORM);
    boolean isWhole = form == SPARSE || (form == DENSE && entry.textLength() == DENSE_BYTES);
    if (!isWhole) {
      throw new Refusal(NONE);
    }
    return new Sketch(entry, scratch);
  }

  /** The sketch at the key of a word, which is to be changed and must be there. */
  static Sketch edit(Entry entry, SparseRegisters scratch) {
    Sketch sketch = of(entry, scratch);
    entry.keepImage();
    if (entry.encoding() != Encoding.RAW) {
      entry.growText(0);
    }
    return sketch;
  }

  /** A new sketch of nothing at the key of a word. */
  static Sketch create(Call call, int word, SparseRegisters scratch) {
    scratch.clear();
    Entry entry = call.put(word, call.value().raw(call.address(word), 0), Entry.NO_EXPIRY);
    entry.growText(HEADER_BYTES + scratch.length());
    Memory memory = entry.memory();
    memory.putInt(entry.textAddress(), MAGIC);
    memory.putByte(entry.textAddress() + FORM, SPARSE);
    scratch.store(memory, entry.textAddress() + HEADER_BYTES);
    return new Sketch(entry, scratch);
  }

  /** What to throw when the registers are broken. */
  static Refusal broken() {
    return new Refusal(BROKEN);
  }

  Entry entry() {
    return entry;
  }

  boolean isDense() {
    return memory.getByte(entry.textAddress() + FORM) == DENSE;
  }

  // ---- reading

  /** The estimate that is stored, negative when it is out of date. */
  long storedEstimate() {
    return memory.getLong(entry.textAddress() + ESTIMATE);
  }

  /** Counts anew; refuses the call when the registers are broken. */
  long estimate() {
    if (isDense()) {
      return Estimate.of(dense().histogram());
    }
    int[] histogram = loaded().histogram();
    if (histogram == null) {
      throw broken();
    }
    return Estimate.of(histogram);
  }

  /** Adds the registers to {@code joined}; refuses the call when they are broken. */
  void joinInto(Registers joined) {
    if (isDense()) {
      dense().joinInto(joined);
    } else if (!loaded().joinInto(joined)) {
      throw broken();
    }
  }

  DenseRegisters dense() {
    return new DenseRegisters(memory, entry.textAddress() + HEADER_BYTES);
  }

  SparseRegisters loaded() {
    int bytes = entry.textLength() - HEADER_BYTES;
    if (bytes > SparseRegisters.BYTES_MAX) {
      throw broken();
    }
    if (!sparseIsLoaded) {
      sparse.load(memory, entry.textAddress() + HEADER_BYTES, bytes);
      sparseIsLoaded = true;
    }
    return sparse;
  }

  // ---- changing

  /** Raises a register; returns whether it was lower. Call {@link #finish} after the last. */
  boolean raise(int index, int count, long sparseBytesMax) {
    if (isDense()) {
      return dense().raise(index, count);
    }
    // The header counts: the limit is one of the whole string.
    SparseRegisters.Outcome outcome = loaded().raise(index, count, sparseBytesMax - HEADER_BYTES);
    return switch (outcome) {
      case RAISED -> {
        sparseIsChanged = true;
        yield true;
      }
      case KEPT -> false;
      case TOO_SMALL -> {
        makeDense();
        yield dense().raise(index, count);
      }
      case BROKEN -> throw broken();
    };
  }

  /** Takes the dense form; refuses the call when the registers are broken. */
  void makeDense() {
    Registers joined = new Registers();
    if (!loaded().joinInto(joined)) {
      throw broken();
    }
    sparseIsChanged = false;
    entry.resizeText(DENSE_BYTES);
    long text = entry.textAddress();
    memory.putByte(text + FORM, DENSE);
    memory.fill(text + HEADER_BYTES, DenseRegisters.BYTES, (byte) 0);
    DenseRegisters dense = dense();
    for (int index = 0; index < Registers.COUNT; index++) {
      if (joined.get(index) > 0) {
        dense.set(index, joined.get(index));
      }
    }
  }

  /** Writes changed sparse registers back. */
  void finish() {
    if (sparseIsChanged) {
      entry.resizeText(HEADER_BYTES + sparse.length());
      sparse.store(memory, entry.textAddress() + HEADER_BYTES);
      sparseIsChanged = false;
    }
  }

  /** Says that the stored estimate is out of date. */
  void outdateEstimate() {
    long last = entry.textAddress() + ESTIMATE + Long.BYTES - 1;
    memory.putByte(last, memory.getByte(last) | 0x80);
  }

  void storeEstimate(long estimate) {
    memory.putLong(entry.textAddress() + ESTIMATE, estimate);
  }
}
