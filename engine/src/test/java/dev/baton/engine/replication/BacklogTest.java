package dev.baton.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a backlog keeps, and whose memory it gives back. */
final class BacklogTest {
  private static final int SIZE_BYTES = 16 * 1024;
  private static final byte[] AS_MUCH = new byte[SIZE_BYTES];

  @Test
  void whatOnlyTheReaderThatLeftHadToReadIsGivenBackWhole() {
    try (Backlog backlog = new Backlog(0, SIZE_BYTES)) {
      BlockChain.Cursor slow = backlog.cursorAt(0);
      for (int i = 0; i < 64; i++) {
        backlog.sink().write(AS_MUCH, 0, SIZE_BYTES);
        backlog.trim();
      }
      assertThat(backlog.allocatedBytes()).isGreaterThanOrEqualTo(64L * SIZE_BYTES);

      slow.close();
      backlog.shrink();

      assertThat(backlog.allocatedBytes()).isLessThanOrEqualTo(2L * SIZE_BYTES);
      assertThat(backlog.historyBytes()).isGreaterThanOrEqualTo(SIZE_BYTES);
    }
  }
}
