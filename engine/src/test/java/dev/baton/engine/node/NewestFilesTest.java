package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A node under the operator whose persistence is changed between two starts, or by hand: it starts
 * with the newest of its files, whatever kind they are of.
 */
final class NewestFilesTest {
  private static final String FOLDER = "appendonlydir/appendonly.aof.";
  private static final String[] APPENDING = {"appendonly", "yes", "appendfsync", "always"};
  private static final String[] SAVING = {"appendonly", "no", "save", "60 1"};
  private static final String[] NOTHING = {"appendonly", "no", "save", ""};

  private final World world = new World();
  private final FakeDisk disk = new FakeDisk();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aSnapshotIsTheBeginningOfAnAppendOnlyFile() {
    TestClient client = serve(1, SAVING);
    client.call("set", "a", "1");
    client.call("save");
    client = serveAgain(2, APPENDING);
    assertThat(client.call("get", "a")).isEqualTo("$1\r\n1\r\n");
    client.call("set", "b", "2");
    disk.delete("dump.rdb");

    client = serveAgain(3, APPENDING);

    assertThat(client.call("mget", "a", "b")).isEqualTo("*2\r\n$1\r\n1\r\n$1\r\n2\r\n");
  }

  @Test
  void nothingIsServedBeforeTheFirstBaseIsSafe() {
    TestClient client = serve(1, SAVING);
    client.call("set", "a", "1");
    client.call("save");
    world.kill(node());
    disk.isStuck = true;

    client = start(APPENDING);

    assertThat(client.info("loading")).isEqualTo("1");
    assertThat(client.call("replicaof", "no", "one")).startsWith("-LOADING ");
    assertThat(node().node().readiness(world.nowMs).text()).isEqualTo("loading the dataset");
    assertThat(disk.files).containsKey("dump.rdb").doesNotContainKey(FOLDER + "manifest");
  }

  @Test
  void aDiskThatRefusesTheFirstBaseEndsTheStart() {
    TestClient client = serve(1, SAVING);
    client.call("set", "a", "1");
    client.call("save");
    world.kill(node());
    disk.refusesToCommit = true;

    start(APPENDING);

    assertThat(node().exitCode).isEqualTo(1);
    assertThat(node().log.toString()).contains("Can't open the append-only file: ");
  }

  @Test
  void appendOnlyFilesAreLoadedThoughTheyAreNotKeptAnyMoreAndThenGiveWayToASnapshot() {
    TestClient client = serve(1, APPENDING);
    client.call("set", "a", "1");

    client = serveAgain(2, SAVING);

    assertThat(client.call("get", "a")).isEqualTo("$1\r\n1\r\n");
    world.pass(300);
    assertThat(disk.files).containsKey("dump.rdb").doesNotContainKey(FOLDER + "1.incr.aof");
    assertThat(text("manifest")).isEqualTo("# nothing to load\n");
    client.call("set", "a", "2");
    client.call("save");
    assertThat(serveAgain(3, SAVING).call("get", "a")).isEqualTo("$1\r\n2\r\n");
  }

  @Test
  void theHistoryIsThatOfTheFilesThatWereLoaded() {
    TestClient client = serve(4, APPENDING);
    world.start(7002, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    client.call("set", "a", "1");
    String id = client.info("master_replid");
    String offset = client.info("master_repl_offset");
    world.kill(node());

    client = start(SAVING);

    assertThat(client.info("baton_epoch")).isEqualTo("4");
    assertThat(client.info("master_replid")).isEqualTo(id);
    assertThat(client.info("master_repl_offset")).isEqualTo(offset);
  }

  @Test
  void whatWasSavedWhileNothingWasAppendedIsNewerThanOldAppendOnlyFiles() {
    serve(1, APPENDING).call("set", "a", "old");
    TestClient client = serveAgain(2, SAVING);
    client.call("set", "a", "new");
    client.call("save");

    client = serveAgain(3, APPENDING);

    assertThat(client.call("get", "a")).isEqualTo("$3\r\nnew\r\n");
    client.call("set", "b", "1");
    assertThat(serveAgain(4, APPENDING).call("get", "b")).isEqualTo("$1\r\n1\r\n");
  }

  @Test
  void aSaveAfterAppendingWasSwitchedOffByHandRetiresTheFiles() {
    TestClient client = serve(1, APPENDING);
    client.call("set", "a", "old");
    client.call("config", "set", "appendonly", "no");
    client.call("set", "a", "new");
    client.call("save");

    assertThat(serveAgain(2, APPENDING).call("get", "a")).isEqualTo("$3\r\nnew\r\n");
  }

  @Test
  void aSaveThatWasBegunBeforeAppendingWasSwitchedOffRetiresNothing() {
    TestClient client = serve(1, APPENDING);
    client.call("set", "a", "old");
    client.call("config", "set", "rdb-key-save-delay", "100000000");
    client.call("bgsave");
    client.call("set", "a", "new");
    client.call("config", "set", "appendonly", "no");
    client.call("config", "set", "rdb-key-save-delay", "0");
    world.pass(500);
    assertThat(disk.files).containsKey("dump.rdb");

    assertThat(serveAgain(2, SAVING).call("get", "a")).isEqualTo("$3\r\nnew\r\n");
  }

  @Test
  void whereNothingIsKeptFilesAreLoadedOnceAndThenDeleted() {
    TestClient client = serve(1, APPENDING);
    client.call("set", "a", "1");
    client.call("save");

    assertThat(serveAgain(2, NOTHING).call("get", "a")).isEqualTo("$1\r\n1\r\n");

    assertThat(disk.files).doesNotContainKeys("dump.rdb", FOLDER + "1.incr.aof");
    assertThat(serveAgain(3, NOTHING).call("get", "a")).isEqualTo("$-1\r\n");
  }

  @Test
  void aFailedSaveLeavesTheAppendOnlyFilesAsTheNewest() {
    serve(1, APPENDING).call("set", "a", "1");
    world.kill(node());
    disk.refusesToCommit = true;
    assertThat(promote(start(SAVING), 2).call("set", "a", "2")).startsWith("-MISCONF ");
    disk.refusesToCommit = false;

    assertThat(serveAgain(3, SAVING).call("get", "a")).isEqualTo("$1\r\n1\r\n");
  }

  @Test
  void aNodeThatStartsAsAPrimaryLoadsWhatItsDirectivesSayAsRedisDoes() {
    start(Stream.concat(Stream.of(APPENDING), Stream.of("baton-boot-role", "primary")))
        .call("set", "a", "1");
    world.kill(node());

    TestClient client =
        start(Stream.concat(Stream.of(SAVING), Stream.of("baton-boot-role", "primary")));

    assertThat(client.call("get", "a")).isEqualTo("$-1\r\n");
    assertThat(disk.files).containsKey(FOLDER + "1.incr.aof");
  }

  @Test
  void aSignalWaitsForTheInitialBaseInsteadOfBeingForgotten() {
    TestClient client = serve(1, SAVING);
    client.call("set", "a", "1");
    client.call("config", "set", "rdb-key-save-delay", "100000000");
    client.call("config", "set", "appendonly", "yes");

    node().node().onSignal(Signal.TERMINATE, world.nowMs);
    world.pass(1000);
    assertThat(node().exitCode).isEqualTo(-1);
    client.call("config", "set", "rdb-key-save-delay", "0");
    world.pass(1000);

    assertThat(node().exitCode).isZero();
  }

  /** A primary of that epoch. */
  private TestClient serve(int epoch, String... directives) {
    return promote(start(directives), epoch);
  }

  /** The same in another life: the process ends without any goodbye. */
  private TestClient serveAgain(int epoch, String... directives) {
    world.kill(node());
    return serve(epoch, directives);
  }

  private static TestClient promote(TestClient client, int epoch) {
    String answer = client.call("replicaof", "no", "one", "epoch", Integer.toString(epoch));
    assertThat(answer).isEqualTo("+OK\r\n");
    return client;
  }

  private TestClient start(String... directives) {
    return start(Stream.of(directives));
  }

  private TestClient start(Stream<String> directives) {
    String[] all =
        Stream.concat(Stream.of("baton-boot-role", "unassigned"), directives)
            .toArray(String[]::new);
    return world.client(world.start(7001, disk, all));
  }

  private World.Member node() {
    return Objects.requireNonNull(world.members.get(7001), "it runs");
  }

  private String text(String name) {
    byte[] content = disk.files.getOrDefault(FOLDER + name, new byte[0]);
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
