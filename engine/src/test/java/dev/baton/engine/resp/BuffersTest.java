package dev.baton.engine.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BuffersTest {
  private final ChunkPool pool = new ChunkPool();

  @Test
  void outputComesOutInTheOrderItWentInWhateverTheDrainTakes() {
    long seed = Long.getLong("baton.seed", System.nanoTime());
    Random random = new Random(seed);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteArrayOutputStream drained = new ByteArrayOutputStream();
    OutputBuffer output = new OutputBuffer(pool);
    for (int i = 0; i < 200; i++) {
      byte[] part = new byte[random.nextInt(9000)];
      random.nextBytes(part);
      expected.writeBytes(part);
      output.write(part);
      int room = random.nextInt(9000);
      output.drain((address, length) -> take(drained, address, Math.min(room, length)));
    }
    assertThat(output.drain((address, length) -> take(drained, address, length))).isTrue();
    assertThat(drained.toByteArray())
        .as("mvn -pl engine test -Dtest=BuffersTest -DargLine=-Dbaton.seed=%s", seed)
        .isEqualTo(expected.toByteArray());
    assertThat(pool.takenBytes()).isZero();
  }

  @Test
  void lentBytesGoOutInTheirPlaceAndAreReleasedOnce() {
    OutputBuffer output = new OutputBuffer(pool);
    ByteArrayOutputStream drained = new ByteArrayOutputStream();
    int[] releases = {0};
    try (NativeBuffer lent = new NativeBuffer(3)) {
      Native.copy(new byte[] {2, 3, 4}, 0, lent.address(), 3);
      output.write((byte) 1);
      assertThat(output.lend(lent.address(), 3, () -> releases[0]++)).isTrue();
      output.write((byte) 5);
      assertThat(output.size()).isEqualTo(5);
      assertThat(output.memoryBytes()).isEqualTo(2 * Chunk.CAPACITY_BYTES + 3);

      output.drain((address, length) -> take(drained, address, Math.min(2, length)));
      assertThat(releases[0]).isZero();
      output.drain((address, length) -> take(drained, address, length));
    }
    assertThat(drained.toByteArray()).containsExactly(1, 2, 3, 4, 5);
    assertThat(releases[0]).isEqualTo(1);
    assertThat(output.memoryBytes()).isZero();
    assertThat(pool.takenBytes()).isZero();
  }

  @Test
  void anEmptyOutputHoldsNoMemory() {
    OutputBuffer output = new OutputBuffer(pool);
    output.write((byte) 1);
    assertThat(pool.takenBytes()).isEqualTo(Chunk.CAPACITY_BYTES);
    output.consume(output.peekLength());
    assertThat(output.isEmpty()).isTrue();
    assertThat(pool.takenBytes()).isZero();
  }

  @Test
  void aQueryAboveItsLimitIsRefusedAndKeepsWhatItHad() {
    QueryBuffer query = new QueryBuffer(pool, 10);
    assertThat(append(query, new byte[10])).isTrue();
    assertThat(append(query, new byte[1])).isFalse();
    assertThat(query.readableBytes()).isEqualTo(10);
  }

  @Test
  void aQueryThatGrowsKeepsItsBytesAndGivesTheMemoryBackWhenEmpty() {
    long seed = Long.getLong("baton.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] content = new byte[600_000];
    random.nextBytes(content);
    QueryBuffer query = new QueryBuffer(pool, QueryBuffer.DEFAULT_LIMIT_BYTES);
    int appended = 0;
    int consumed = 0;
    while (consumed < content.length) {
      int part = Math.min(content.length - appended, random.nextInt(30_000));
      append(query, Arrays.copyOfRange(content, appended, appended + part));
      appended += part;
      int eaten = random.nextInt(Math.min(20_000, query.readableBytes()) + 1);
      assertThat(Native.toBytes(query.address(), eaten))
          .as("mvn -pl engine test -Dtest=BuffersTest -DargLine=-Dbaton.seed=%s", seed)
          .isEqualTo(Arrays.copyOfRange(content, consumed, consumed + eaten));
      query.consume(eaten);
      consumed += eaten;
    }
    query.trim();
    assertThat(query.capacityBytes()).isZero();
    assertThat(pool.takenBytes()).isZero();
  }

  private static int take(ByteArrayOutputStream to, long address, int length) {
    to.writeBytes(Native.toBytes(address, length));
    return length;
  }

  private static boolean append(QueryBuffer query, byte[] bytes) {
    try (NativeBuffer piece = new NativeBuffer(Math.max(1, bytes.length))) {
      Native.copy(bytes, 0, piece.address(), bytes.length);
      return query.append(piece.address(), bytes.length);
    }
  }
}
