package dev.baton.engine.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A very long word is received into a block of its own, which a command can keep. */
final class LongWordTest {
  private static final int LENGTH = 3 * LongWord.BYTES_MIN;
  private static final int PIECE_BYTES = 64 * 1024 - 7;

  private final LinkedHashMap<Long, NativeBuffer> blocks = new LinkedHashMap<>();
  private final Map<Long, Integer> expected = new LinkedHashMap<>();
  private final ChunkPool pool = new ChunkPool();
  private final QueryBuffer buffer = new QueryBuffer(pool, Integer.MAX_VALUE);
  private final RequestParser parser = new RequestParser();
  private final Arguments words = new Arguments();
  private boolean isFull;

  LongWordTest() {
    buffer.receiveLongWords(new Store());
  }

  @AfterEach
  void close() {
    buffer.close();
    parser.close();
    pool.close();
    assertThat(blocks).isEmpty();
  }

  @Test
  void aLongWordLiesInABlockOfItsOwn() {
    byte[] value = value();
    assertThat(arrive(request(value))).isEqualTo(RequestParser.Outcome.REQUEST);

    assertThat(words.count()).isEqualTo(4);
    assertThat(words.text(1)).isEqualTo("key");
    assertThat(Native.toBytes(words.address(2), words.length(2))).isEqualTo(value);
    assertThat(words.text(3)).isEqualTo("KEEPTTL");
    assertThat(blocks).containsOnlyKeys(words.address(2));
    assertThat(buffer.capacityBytes()).isLessThan(LENGTH / 4);
    assertThat(buffer.unreadBytes()).isEqualTo(parser.requestBytes() + (long) LENGTH);
  }

  @Test
  void whatOfALongWordComesNextIsToldAhead() {
    arrive(request(value()));

    assertThat(expected).isEqualTo(Map.of(2L << 20, 1 << 20));
  }

  @Test
  void aRequestWithALongWordIsFoundAgainUntilItIsConsumed() {
    arrive(request(value()));
    long first = words.address(2);

    assertThat(parser.parse(buffer, words)).isEqualTo(RequestParser.Outcome.REQUEST);

    assertThat(words.address(2)).isEqualTo(first);
    buffer.consume(parser.requestBytes());
    assertThat(blocks).isEmpty();
    assertThat(arrive(ascii("*1\r\n$4\r\nPING\r\n"))).isEqualTo(RequestParser.Outcome.REQUEST);
  }

  @Test
  void aBlockThatWasTakenStays() {
    arrive(request(value()));
    long address = words.address(2);

    assertThat(buffer.takeLongWord(words.address(1))).isZero();
    assertThat(buffer.takeLongWord(address)).isEqualTo(address);
    assertThat(buffer.takeLongWord(address)).isZero();
    buffer.consume(parser.requestBytes());

    assertThat(blocks).containsOnlyKeys(address);
    free(address);
  }

  @Test
  void aWordForWhichThereIsNoBlockIsCollectedAsOthersAre() {
    isFull = true;
    byte[] value = value();

    assertThat(arrive(request(value))).isEqualTo(RequestParser.Outcome.REQUEST);

    assertThat(Native.toBytes(words.address(2), words.length(2))).isEqualTo(value);
    assertThat(buffer.takeLongWord(words.address(2))).isZero();
  }

  @Test
  void anAnnouncementAloneTakesNoBlock() {
    arrive(ascii("*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$500000000\r\n" + "x".repeat(1000)));

    assertThat(blocks).isEmpty();
  }

  @Test
  void aConnectionThatEndsGivesTheBlockBack() {
    arrive(Arrays.copyOf(request(value()), LENGTH / 2));

    assertThat(blocks).hasSize(1);
    buffer.close();
    assertThat(blocks).isEmpty();
  }

  private RequestParser.Outcome arrive(byte[] bytes) {
    RequestParser.Outcome outcome = RequestParser.Outcome.INCOMPLETE;
    try (NativeBuffer piece = new NativeBuffer(PIECE_BYTES)) {
      for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
        int length = Math.min(PIECE_BYTES, bytes.length - at);
        Native.copy(bytes, at, piece.address(), length);
        assertThat(buffer.append(piece.address(), length)).isTrue();
        outcome = parser.parse(buffer, words);
      }
    }
    return outcome;
  }

  private void free(long address) {
    Objects.requireNonNull(blocks.remove(address), "a block").close();
  }

  private static byte[] value() {
    byte[] value = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      value[i] = (byte) (i * 31 + i / 251);
    }
    return value;
  }

  private static byte[] request(byte[] value) {
    byte[] head = ascii("*4\r\n$3\r\nSET\r\n$3\r\nkey\r\n$" + value.length + "\r\n");
    byte[] tail = ascii("\r\n$7\r\nKEEPTTL\r\n");
    byte[] whole = Arrays.copyOf(head, head.length + value.length + tail.length);
    System.arraycopy(value, 0, whole, head.length, value.length);
    System.arraycopy(tail, 0, whole, head.length + value.length, tail.length);
    return whole;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private final class Store implements WordStore {
    @Override
    public long allocate(int bytes) {
      if (isFull) {
        return 0;
      }
      NativeBuffer block = new NativeBuffer(bytes);
      blocks.put(block.address(), block);
      return block.address();
    }

    @Override
    public void expect(long address, int bytes) {
      expected.put(address - blocks.lastEntry().getKey(), bytes);
    }

    @Override
    public void free(long address, int bytes) {
      assertThat(bytes).isEqualTo(LENGTH);
      LongWordTest.this.free(address);
    }
  }
}
