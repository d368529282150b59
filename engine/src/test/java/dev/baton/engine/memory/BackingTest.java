package dev.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chunk that is taken next is prepared before. */
final class BackingTest {
  private static final int CHUNK = Region.CHUNK_BYTES;
  // Little data needs no chunk more.
  private static final int SMALL = 4;

  private final Region region = Region.reserve(16L * CHUNK);
  private final List<Integer> prepared = new ArrayList<>();

  BackingTest() {
    region.prepareBy((address, bytes) -> prepared.add(region.chunkIndex(address)));
    for (int i = 0; i < SMALL; i++) {
      take();
    }
    assertThat(prepared).isEmpty();
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void theNextChunkIsPreparedAndNotCounted() {
    take();

    assertThat(prepared).containsExactly(5);
    assertThat(region.committedBytes()).isEqualTo(5L * CHUNK);
    assertThat(take()).isEqualTo(5);
    assertThat(prepared).containsExactly(5, 6);
  }

  @Test
  void aChunkThatWasGivenBackIsTheNextToBePrepared() {
    take();
    take();
    take();
    region.giveChunks(region.chunkAddress(0), 2);
    assertThat(take()).isZero();

    assertThat(prepared).containsExactly(5, 6, 7, 1);
    assertThat(take()).isEqualTo(1);
    assertThat(prepared.getLast()).isEqualTo(7);
  }

  @Test
  void aLargePieceMayTakeWhatWasPrepared() {
    take();
    long piece = region.takeChunks(4, false);
    SystemMemory.clearPart(piece, 4L * CHUNK, 4096);

    assertThat(region.chunkIndex(piece)).isEqualTo(5);
    assertThat(take()).isEqualTo(9);
    assertThat(prepared).containsExactly(5, 10);
  }

  @Test
  void aBlockThatGrowsMayTakeWhatWasPrepared() {
    take();

    assertThat(region.extendChunks(region.chunkAddress(4), 1, 3)).isTrue();
    assertThat(take()).isEqualTo(7);
    assertThat(prepared).containsExactly(5, 8);
  }

  @Test
  void nothingIsPreparedBehindTheLastChunk() {
    for (int i = SMALL; i < 16; i++) {
      take();
    }

    assertThat(prepared.getLast()).isEqualTo(15);
    assertThat(region.isFull()).isTrue();
  }

  /** Writes to the chunk, which must be usable, and returns its number. */
  private int take() {
    long address = region.takeChunks(1, true);
    Native.fill(address, CHUNK, (byte) 1);
    return region.chunkIndex(address);
  }
}
