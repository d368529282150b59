package dev.baton.engine.io.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that grow, in a real folder. */
final class FileAppendingTest {
  private static final int LARGE_BYTES = 200_000;

  private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

  @TempDir Path folder;
  private Disk disk = new FolderDisk(Path.of("."), loop::add, new SystemClock());

  @BeforeEach
  void useTheFolder() {
    disk = new FolderDisk(folder, loop::add, new SystemClock());
  }

  private void turnLoop() throws InterruptedException {
    Runnable told = loop.poll(20, TimeUnit.SECONDS);
    assertThat(told).isNotNull();
    if (told != null) {
      told.run();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatIsFlushedFollowsWhatWasThere() throws Exception {
    Files.writeString(folder.resolve("log"), "old ");
    try (Disk.Appending log = disk.append("log", false)) {
      log.write(text("new "));
      assertThat(log.length()).isEqualTo(8);
      log.flush(true, (failure, _) -> outcomes.add(String.valueOf(failure)));
      log.write(text("later"));
      turnLoop();
      assertThat(outcomes).containsExactly("null");
      assertThat(log.unwrittenBytes()).isEqualTo(5);
      assertThat(Files.readString(folder.resolve("log"))).isEqualTo("old new ");
      log.flushAndWait();
      assertThat(log.unwrittenBytes()).isZero();
    }
    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("old new later");
  }

  @Test
  void flushUnderWayKeepsItsPlaceBeforeTheOneThatIsWaitedFor() throws Exception {
    byte[] large = new byte[LARGE_BYTES];
    try (Disk.Appending log = disk.append("log", true)) {
      log.write(large);
      log.flush(false, (failure, _) -> outcomes.add(String.valueOf(failure)));
      log.write(text("end"));
      log.flushAndWait();
      turnLoop();
      assertThat(log.unwrittenBytes()).isZero();
      assertThat(log.length()).isEqualTo(LARGE_BYTES + 3);
    }
    assertThat(Files.size(folder.resolve("log"))).isEqualTo(LARGE_BYTES + 3);
  }

  @Test
  void freshFileIsEmptiedAndItsFolderMade() throws Exception {
    Disk below = disk.folder("below");
    Files.createDirectory(folder.resolve("below"));
    Files.writeString(folder.resolve("below/log"), "old");

    below.append("log", true).close();
    disk.folder("another").append("log", true).close();

    assertThat(folder.resolve("below/log")).isEmptyFile();
    assertThat(folder.resolve("another/log")).isEmptyFile();
  }

  @Test
  void fileIsCutOffAndMovedIntoAFolder() throws Exception {
    Files.createDirectory(folder.resolve("below"));
    Files.writeString(folder.resolve("log"), "good bad");

    disk.truncate("log", 4);
    disk.moveInto("log", "below");

    assertThat(folder.resolve("log")).doesNotExist();
    assertThat(Files.readString(folder.resolve("below/log"))).isEqualTo("good");
    assertThatThrownBy(() -> disk.moveInto("log", "below")).isInstanceOf(DiskException.class);
    assertThatThrownBy(() -> disk.truncate("log", 1)).isInstanceOf(DiskException.class);
  }
}
