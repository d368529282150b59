package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash takes and what it leaves. */
final class SimDiskTest {
  private final Timeline timeline = new Timeline(0);
  private final SimDisk disk =
      new SimDisk(
          timeline, new SimClock(timeline), new Dice(1), new Trace(timeline, Trace.nobody()), "s1");

  private Disk.Writing written(int content) {
    Disk.Writing file = disk.create("temporary");
    file.write((byte) content);
    return file;
  }

  @Test
  void commitUnderWayIsLostInACrashAndTheOldFileStays() {
    written(1).commitAndWait("dump");
    List<String> told = new ArrayList<>();
    written(2).commit("dump", (failure, nowMs) -> told.add("committed"));

    disk.crash();
    timeline.step(1_000);

    assertThat(told).isEmpty();
    assertThat(disk.bytesOf("dump")).containsExactly(1);
  }

  @Test
  void refusedCommitIsToldAndTheOldFileStays() {
    written(1).commitAndWait("dump");
    disk.setRefusing(true);
    List<String> told = new ArrayList<>();
    written(2).commit("dump", (failure, nowMs) -> told.add(String.valueOf(failure)));
    timeline.step(1_000);

    assertThat(told).singleElement().asString().contains("No space left on device");
    assertThatThrownBy(() -> written(3).commitAndWait("dump")).isInstanceOf(DiskException.class);
    assertThat(disk.bytesOf("dump")).containsExactly(1);
  }
}
