package dev.baton.engine.io.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderDiskTest {
  private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

  @TempDir Path folder;
  private Disk disk = new FolderDisk(Path.of("."), loop::add, new SystemClock());

  @BeforeEach
  void useTheFolder() {
    disk = new FolderDisk(folder, loop::add, new SystemClock());
  }

  @Test
  void whatIsWrittenAppearsUnderItsFinalNameAndReadsBack() throws Exception {
    byte[] content = new byte[1_000_000];
    new Random(1).nextBytes(content);
    Disk.Writing writing = disk.create("temp-1.rdb");
    writing.write(content[0]);
    writing.write(content, 1, 600_000);
    try (NativeBuffer rest = new NativeBuffer(content.length)) {
      Native.copy(content, 600_001, rest.address(), content.length - 600_001);
      writing.write(rest.address(), content.length - 600_001);
    }
    assertThat(folder.resolve("dump.rdb")).doesNotExist();
    writing.commitAndWait("dump.rdb");
    assertThat(Files.readAllBytes(folder.resolve("dump.rdb"))).isEqualTo(content);
    assertThat(folder.resolve("temp-1.rdb")).doesNotExist();
    assertThat(read("dump.rdb")).isEqualTo(content);
  }

  @Test
  void whatIsWrittenInPlaceIsWholeWhereverTheBlocksOfTheFileEnd() throws Exception {
    byte[] content = new byte[300_000];
    new Random(2).nextBytes(content);
    Disk.Appending appending = disk.append("a.aof", true);
    int done = 0;
    for (int part = 1; done < content.length; part = part * 7 % 4093 + 1) {
      int length = Math.min(part, content.length - done);
      long room = appending.reserve(length);
      if (room == 0) {
        appending.write(content, done, length);
      } else {
        Native.copy(content, done, room, length);
        appending.commit(length);
      }
      done += length;
    }
    assertThat(appending.length()).isEqualTo(content.length);
    appending.flushAndWait();
    appending.close();
    assertThat(Files.readAllBytes(folder.resolve("a.aof"))).isEqualTo(content);
  }

  @Test
  void aCommitIsToldOnTheLoop() throws Exception {
    Disk.Writing writing = disk.create("temp-2.rdb");
    writing.commit("dump.rdb", (failure, _) -> outcomes.add(String.valueOf(failure)));
    Runnable told = loop.poll(20, TimeUnit.SECONDS);
    assertThat(told).isNotNull();
    if (told != null) {
      told.run();
    }
    assertThat(outcomes).containsExactly("null");
    assertThat(folder.resolve("dump.rdb")).exists();
  }

  @Test
  void aCommitThatFailsLeavesTheOldFile() throws Exception {
    Files.createDirectory(folder.resolve("dump.rdb"));
    Files.writeString(folder.resolve("dump.rdb/old"), "old");
    Disk.Writing writing = disk.create("temp-3.rdb");
    writing.write(new byte[10]);
    assertThatThrownBy(() -> writing.commitAndWait("dump.rdb"))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("cannot commit");
    assertThat(folder.resolve("dump.rdb/old")).hasContent("old");
    assertThat(folder.resolve("temp-3.rdb")).doesNotExist();
  }

  @Test
  void aDiscardedFileIsGoneOnceTheDiskThreadHasHadItsTurn() throws IOException {
    Disk.Writing discarded = disk.create("temp-4.rdb");
    discarded.write(new byte[10]);
    discarded.discard();
    disk.create("temp-5.rdb").commitAndWait("after");
    assertThat(folder.resolve("temp-4.rdb")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsNullAndAFolderThatIsNotThereRefuses() {
    assertThat(disk.open("none")).isNull();
    Disk nowhere = new FolderDisk(folder.resolve("none"), loop::add, new SystemClock());
    assertThatThrownBy(() -> nowhere.create("a")).isInstanceOf(DiskException.class);
  }

  private byte[] read(String name) {
    try (Disk.Reading reading = disk.open(name)) {
      assertThat(reading).isNotNull();
      byte[] content = new byte[reading == null ? 0 : (int) reading.length()];
      int done = 0;
      try (NativeBuffer part = new NativeBuffer(70_000)) {
        while (reading != null) {
          int count = reading.read(part.address(), part.capacityBytes());
          if (count < 0) {
            break;
          }
          Native.copy(part.address(), content, done, count);
          done += count;
        }
      }
      return content;
    }
  }
}
