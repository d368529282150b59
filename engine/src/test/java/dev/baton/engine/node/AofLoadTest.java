package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a node makes of the append only files it finds, on a disk in memory. */
final class AofLoadTest extends AppendOnlyFixture {
  @Test
  void cutTailIsRemovedWithRedissWords() {
    World.Member node = start();
    TestClient client = world.client(node);
    client.call("set", "a", "1");
    String whole = text("1.incr.aof");
    world.kill(node);
    put("1.incr.aof", whole + "*3\r\n$3\r\nset\r\n$1\r\nb");

    World.Member again = start();

    assertThat(again.log)
        .contains(
            "# !!! Truncating the AOF appendonly.aof.1.incr.aof at offset "
                + whole.length()
                + " !!!");
    assertThat(text("1.incr.aof")).isEqualTo(whole);
    assertThat(world.client(again).call("get", "a")).isEqualTo("$1\r\n1\r\n");
  }

  @Test
  void cutTransactionIsRemovedWhole() {
    World.Member node = start();
    world.client(node).call("set", "a", "1");
    String whole = text("1.incr.aof");
    world.kill(node);
    put("1.incr.aof", whole + command("MULTI") + command("SET", "a", "2"));

    World.Member again = start();

    assertThat(world.client(again).call("get", "a")).isEqualTo("$1\r\n1\r\n");
    assertThat(text("1.incr.aof")).isEqualTo(whole);
  }

  @Test
  void commandsWhoseOffsetACrashHasCutOffAreABranchOfTheHistory() {
    World.Member node = start();
    world.start(7002, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    TestClient client = world.client(node);
    client.call("set", "a", "1");
    String id = client.info("master_replid");
    long offset = Long.parseLong(client.info("master_repl_offset"));
    String whole = text("1.incr.aof");
    world.kill(node);
    put("1.incr.aof", whole + command("SET", "b", "2") + "#OFFS");

    TestClient again = world.client(start("baton-boot-role", "unassigned"));

    assertThat(again.info("master_replid")).isNotEqualTo(id);
    assertThat(again.info("master_replid2")).isEqualTo(id);
    assertThat(again.info("second_repl_offset")).isEqualTo(Long.toString(offset + 1));
    assertThat(again.info("master_repl_offset")).isEqualTo(Long.toString(offset + 1));
  }

  @Test
  void cutTailEndsTheStartWhenThatIsWanted() {
    World.Member node = start();
    world.client(node).call("set", "a", "1");
    world.kill(node);
    put("1.incr.aof", text("1.incr.aof") + "*1\r\n$4\r\nPI");

    World.Member again = start("aof-load-truncated", "no");

    assertThat(again.exitCode).isEqualTo(1);
    assertThat(again.log.toString())
        .contains("Unexpected end of file reading the append only file appendonly.aof.1.incr.aof.");
  }

  @Test
  void wrongFormatEndsTheStartWithThePlace() {
    World.Member node = start();
    world.client(node).call("set", "a", "1");
    String whole = text("1.incr.aof");
    world.kill(node);
    put("1.incr.aof", whole + "!!!");

    World.Member again = start();

    assertThat(again.exitCode).isEqualTo(1);
    assertThat(again.log.toString())
        .contains(
            "Bad file format reading the append only file appendonly.aof.1.incr.aof at byte "
                + whole.length());
  }

  @Test
  void unknownCommandEndsTheStart() {
    World.Member node = start();
    world.kill(node);
    put("1.incr.aof", command("bla", "x"));

    assertThat(start().log.toString())
        .contains("Unknown command 'bla' reading the append only file appendonly.aof.1.incr.aof");
  }

  @Test
  void missingFileEndsTheStart() {
    World.Member node = start();
    world.kill(node);
    disk.files.remove(FOLDER + "1.base.rdb");

    World.Member again = start();

    assertThat(again.exitCode).isEqualTo(1);
    assertThat(again.log.toString()).contains("No such file or directory");
  }

  @Test
  void loadAofBringsTheSameData() {
    TestClient client = world.client(start());
    client.call("sadd", "s", "1", "x");
    client.call("hset", "h", "f", "v");
    String digest = client.call("debug", "digest");

    assertThat(client.call("debug", "loadaof")).isEqualTo("+OK\r\n");

    assertThat(client.call("debug", "digest")).isEqualTo(digest);
    client.call("set", "more", "1");
    assertThat(text("1.incr.aof")).endsWith(command("set", "more", "1"));
  }

  @Test
  void loadAofReadsABaseThatWasWrittenAlone() {
    TestClient client = world.client(world.start(7001, disk, "enable-debug-command", "yes"));
    assertThat(client.call("debug", "loadaof"))
        .isEqualTo(
            "-ERR Error trying to load the AOF files: there is no append only file of this data"
                + "\r\n");
    client.call("set", "a", "1");
    client.call("bgrewriteaof");
    world.pass(300);
    client.call("set", "b", "1");

    assertThat(client.call("debug", "loadaof")).isEqualTo("+OK\r\n");

    assertThat(client.call("exists", "a", "b")).isEqualTo(":1\r\n");
  }

  @Test
  void timestampsAreNotedAndSkipped() {
    World.Member node = start("aof-timestamp-enabled", "yes");
    world.client(node).call("set", "a", "1");
    assertThat(text("1.incr.aof")).startsWith("#TS:" + world.nowMs / 1000 + "\r\n*2\r\n");
    world.kill(node);

    assertThat(world.client(start()).call("get", "a")).isEqualTo("$1\r\n1\r\n");
  }

  @Test
  void singleFileOfOldBecomesTheBase() {
    String text = command("SELECT", "0") + command("SET", "a", "1");
    disk.files.put("appendonly.aof", text.getBytes(StandardCharsets.ISO_8859_1));

    World.Member node = start();

    assertThat(node.log)
        .contains(
            "* Successfully migrated an old-style AOF configuration (appendonly.aof) into the AOF"
                + " directory (appendonlydir).");
    assertThat(disk.files).doesNotContainKey("appendonly.aof");
    assertThat(text("manifest"))
        .isEqualTo(
            """
            file appendonly.aof seq 1 type b
            file appendonly.aof.1.incr.aof seq 1 type i
            """);
    TestClient client = world.client(node);
    assertThat(client.call("get", "a")).isEqualTo("$1\r\n1\r\n");
    client.call("bgrewriteaof");
    world.pass(300);
    assertThat(disk.files).doesNotContainKey("appendonlydir/appendonly.aof");
    world.kill(node);
    assertThat(world.client(start()).call("get", "a")).isEqualTo("$1\r\n1\r\n");
  }

  @Test
  void migrationThatWasCutShortGoesOn() {
    disk.files.put(
        "appendonly.aof", command("SET", "a", "1").getBytes(StandardCharsets.ISO_8859_1));
    put("manifest", "file appendonly.aof seq 1 type b\n");

    assertThat(world.client(start()).call("get", "a")).isEqualTo("$1\r\n1\r\n");
    assertThat(disk.files)
        .containsKey("appendonlydir/appendonly.aof")
        .doesNotContainKey("appendonly.aof");
  }

  @Test
  void singleFileIsLeftAloneBesideNewerOnes() {
    world.kill(start());
    disk.files.put(
        "appendonly.aof", command("SET", "a", "1").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(world.client(start()).call("get", "a")).isEqualTo("$-1\r\n");
    assertThat(disk.files).containsKey("appendonly.aof");
  }

  @Test
  void cutTailBeforeAnEmptyIncrementIsRemoved() {
    World.Member node = start();
    world.client(node).call("set", "a", "1");
    String whole = text("1.incr.aof");
    world.kill(node);
    put("1.incr.aof", whole + "*3\r\n$3");
    put("2.incr.aof", "");
    put("manifest", text("manifest") + "file appendonly.aof.2.incr.aof seq 2 type i\n");

    assertThat(world.client(start()).call("get", "a")).isEqualTo("$1\r\n1\r\n");
    assertThat(text("1.incr.aof")).isEqualTo(whole);
  }

  @Test
  void cutTailInTheMiddleEndsTheStart() {
    World.Member node = start();
    world.kill(node);
    put("1.incr.aof", "*3\r\n$3");
    put("2.incr.aof", command("SET", "a", "1"));
    put("manifest", text("manifest") + "file appendonly.aof.2.incr.aof seq 2 type i\n");

    World.Member again = start();

    assertThat(again.exitCode).isEqualTo(1);
    assertThat(again.log.toString()).contains("the truncated file is not the last file");
  }

  @Test
  void whatHasExpiredIsThereWhileCommandsAreReplayed() {
    World.Member node = start();
    world.kill(node);
    long soonMs = world.nowMs + 100;
    put(
        "1.incr.aof",
        command("SET", "a", "1", "PXAT", Long.toString(soonMs))
            + command("INCR", "a")
            + command("PERSIST", "a"));
    world.pass(1000);

    assertThat(world.client(start()).call("get", "a")).isEqualTo("$1\r\n2\r\n");
  }

  @Test
  void manifestsWithOtherThingsAreRefusedWithRedissWords() {
    for (String[] wrong :
        new String[][] {
          {"file a seq 1 type x\n", "Unknown AOF file type"},
          {"file a seq 1 type b\nfile b seq 2 type b\n", "Found duplicate base file information"},
          {"file a seq 2 type i\nfile b seq 1 type i\n", "Found a non-monotonic sequence number"},
          {"file a/b seq 1 type i\n", "File can't be a path, just a filename"},
          {"file a seq 1\n", "Invalid AOF manifest file format"},
          {"", "Found an empty AOF manifest"},
        }) {
      put("manifest", wrong[0]);

      World.Member node = start();

      assertThat(node.log.toString()).as(wrong[0]).contains(wrong[1]);
      assertThat(node.exitCode).isEqualTo(1);
      world.kill(node);
    }
  }

  private void put(String name, String text) {
    disk.files.put(FOLDER + name, text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
