package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long texts are sent from where they lie, while others change or delete them. */
final class LargeRepliesTest {
  private static final int BYTES = 3 << 20;
  private static final String REPLY = "$" + BYTES + "\r\n" + "a".repeat(BYTES) + "\r\n";

  private final World world = new World();
  private final World.Member node = world.start(7001);
  private final TestClient reader = world.client(node);
  private final TestClient other = world.client(node);

  @AfterEach
  void close() {
    world.close();
  }

  /** The reader has asked for the text and does not read yet. */
  private void ask(String command) {
    other.call("set", "key", "a".repeat(BYTES));
    reader.stopReading();
    reader.send(command.split(" ", -1));
  }

  private String goOn() {
    reader.readAgain();
    return reader.read();
  }

  @Test
  void aWriteIntoTheTextDoesNotReachAReplyOnItsWay() {
    ask("get key");
    other.call("setrange", "key", "5", "xxx");
    other.call("append", "key", "end");
    other.call("setbit", "key", "0", "1");
    assertThat(goOn()).isEqualTo(REPLY);
    assertThat(other.call("getrange", "key", "4", "8")).isEqualTo("$5\r\naxxxa\r\n");
    assertThat(other.call("strlen", "key")).isEqualTo(":" + (BYTES + 3) + "\r\n");
  }

  @Test
  void aTextThatIsDeletedOrReplacedIsSentToItsEnd() {
    ask("getdel key");
    assertThat(other.call("exists", "key")).isEqualTo(":0\r\n");
    other.call("set", "key", "b".repeat(BYTES));
    other.call("flushall", "sync");
    assertThat(goOn()).isEqualTo(REPLY);
  }

  @Test
  void aRenamedTextIsSentAndMayChangeUnderItsNewName() {
    ask("get key");
    other.call("rename", "key", "new");
    other.call("setrange", "new", "0", "b");
    assertThat(goOn()).isEqualTo(REPLY);
    assertThat(other.call("getrange", "new", "0", "1")).isEqualTo("$2\r\nba\r\n");
  }

  @Test
  void aReaderThatLeavesGivesTheMemoryBack() {
    long before = Long.parseLong(other.info("used_memory_dataset"));
    ask("get key");
    other.call("del", "key");
    reader.close();
    world.pass(500);
    assertThat(Long.parseLong(other.info("used_memory_dataset"))).isLessThan(before + BYTES / 2);
  }
}
