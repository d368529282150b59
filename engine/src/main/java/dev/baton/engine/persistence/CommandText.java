package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.StreamId;
import dev.baton.engine.resp.RequestWriter;
import dev.baton.engine.structure.PackedList;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes commands word by word onto a sink, and counts the bytes. */
final class CommandText implements ByteSink, AutoCloseable {
  private final byte[] digits = new byte[DoubleText.LONGEST];
  private final NativeBuffer identifier = new NativeBuffer(StreamId.LONGEST);
  private @Nullable ByteSink sink;
  private long writtenBytes;
  private long items;
  private long wordsLeft;

  /** Where the bytes go from now on. */
  void setSink(ByteSink target) {
    sink = target;
  }

  /** What was done so far, in bytes; see {@link SlicedWriter}. */
  long work() {
    return writtenBytes + items * SlicedWriter.ITEM_WORK;
  }

  /** An entry or a member is about to be written. */
  void countItem() {
    items++;
  }

  /** Begins a command of so many words, its name the first of them. */
  void begin(String name, int words) {
    Check.that(wordsLeft == 0, "the command before is whole");
    RequestWriter.begin(this, words);
    wordsLeft = words;
    word(name);
  }

  /** A word of the protocol. */
  void word(String word) {
    wordsLeft--;
    RequestWriter.word(this, word.getBytes(StandardCharsets.US_ASCII));
  }

  void text(long address, int length) {
    wordsLeft--;
    RequestWriter.word(this, address, length);
  }

  void number(long number) {
    wordsLeft--;
    RequestWriter.number(this, number);
  }

  /** A number that is taken as unsigned. */
  void unsigned(long number) {
    word(Long.toUnsignedString(number));
  }

  /** A score, so that whoever reads it has exactly the same. */
  void score(double score) {
    wordsLeft--;
    int length = DoubleText.write(score, digits);
    byte[] exact = new byte[length];
    System.arraycopy(digits, 0, exact, 0, length);
    RequestWriter.word(this, exact);
  }

  void id(long timeMs, long sequence) {
    text(identifier.address(), StreamId.write(timeMs, sequence, identifier.address()));
  }

  void element(PackedList element) {
    if (element.isNumber()) {
      number(element.number());
    } else {
      text(element.textAddress(), element.textLength());
    }
  }

  /** A line that is no command: readers skip it unless they know it. */
  void annotation(String line) {
    write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void write(byte value) {
    Objects.requireNonNull(sink, "a sink is set").write(value);
    writtenBytes++;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.requireNonNull(sink, "a sink is set").write(source, offset, length);
    writtenBytes += length;
  }

  @Override
  public void write(long address, int length) {
    Objects.requireNonNull(sink, "a sink is set").write(address, length);
    writtenBytes += length;
  }

  @Override
  public void close() {
    identifier.close();
  }
}
