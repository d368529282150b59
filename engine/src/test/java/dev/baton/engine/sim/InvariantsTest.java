package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The watchers must be able to bark. */
final class InvariantsTest {
  private final Invariants invariants = new Invariants();

  @Test
  void otherDataAtTheSameOffsetIsFound() {
    invariants.check(seen("s1", "a", 10, "x"));
    invariants.check(seen("s2", "b", 10, "y"));
    invariants.check(seen("s2", "a", 11, "y"));

    assertThatThrownBy(() -> invariants.check(seen("s2", "a", 10, "y")))
        .hasMessageContaining("equal data at equal offset");
  }

  @Test
  void dataThatChangesWithoutTheOffsetIsFound() {
    invariants.check(seen("s1", "a", 10, "x"));

    assertThatThrownBy(() -> invariants.check(seen("s1", "a", 10, "y")))
        .hasMessageContaining("equal data at equal offset");
  }

  @Test
  void meetingOfTwoServersIsCounted() {
    invariants.check(seen("s1", "a", 10, "x"));
    invariants.check(seen("s1", "a", 10, "x"));
    assertThat(invariants.comparisons()).isZero();

    invariants.check(seen("s2", "a", 10, "x"));
    assertThat(invariants.comparisons()).isEqualTo(1);
  }

  @Test
  void fallingOffsetIsFoundUnlessTheServerWasRestarted() {
    invariants.check(seen("s1", "a", 10, "x"));
    invariants.check(new Builder("s1", "a", 5, "w").incarnation(2).build());

    assertThatThrownBy(
            () -> invariants.check(new Builder("s1", "a", 4, "v").incarnation(2).build()))
        .hasMessageContaining("offsets never fall");
  }

  @Test
  void backlogThatDoesNotEndAtTheOffsetIsFound() {
    invariants.check(new Builder("s1", "a", 10, "x").backlog(4, 7).build());

    assertThatThrownBy(
            () -> invariants.check(new Builder("s1", "a", 12, "y").backlog(4, 7).build()))
        .hasMessageContaining("the backlog ends at the offset");
  }

  private static Observation seen(String server, String history, long offset, String data) {
    return new Builder(server, history, offset, data).build();
  }

  /** An observation of a primary without a past. */
  private static final class Builder {
    private final String server;
    private final String history;
    private final long offset;
    private final String data;
    private int incarnation = 1;
    private long backlogFirst;
    private long backlogBytes;

    Builder(String server, String history, long offset, String data) {
      this.server = server;
      this.history = history;
      this.offset = offset;
      this.data = data;
    }

    Builder incarnation(int value) {
      incarnation = value;
      return this;
    }

    Builder backlog(long first, long bytes) {
      backlogFirst = first;
      backlogBytes = bytes;
      return this;
    }

    Observation build() {
      return new Observation(
          server,
          incarnation,
          true,
          false,
          history.repeat(40),
          "0".repeat(40),
          -1,
          offset,
          backlogBytes > 0,
          backlogFirst,
          backlogBytes,
          1,
          data.repeat(40));
    }
  }
}
