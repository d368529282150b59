package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CLIENT: who is there, and what can be done to them. */
final class ClientCommandsTest {
  private final Bench bench = new Bench();
  private final Session client = bench.connect();
  private final Session other = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void listShowsEveryClientWithTheFieldsOfRedis() {
    bench.call(client, "CLIENT", "SETNAME", "me");
    bench.call(client, "CLIENT", "SETINFO", "lib-name", "jedis");
    bench.call(client, "CLIENT", "SETINFO", "LIB-VER", "8.0");
    bench.nowMs += 5000;
    String list = bench.call(client, "CLIENT", "LIST");
    assertThat(list)
        .contains(
            "id=1 addr=127.0.0.1:40001 laddr=127.0.0.1:6379 fd=-1 name=me age=5 idle=5 flags=N"
                + " db=0 sub=0 psub=0 ssub=0 multi=-1 watch=0 qbuf=0 qbuf-free=")
        .contains(
            " events=r cmd=client|list user=default redir=-1 resp=2 lib-name=jedis lib-ver=8.0"
                + " tot-net-in=0 tot-net-out=0 tot-cmds=3\n")
        .contains("id=2 addr=127.0.0.1:40002")
        .contains("cmd=NULL");
    assertThat(bench.call(client, "CLIENT", "LIST", "ID", "2")).doesNotContain("id=1 ");
    assertThat(bench.call(client, "CLIENT", "LIST", "TYPE", "replica")).isEqualTo("$0\r\n\r\n");
    assertThat(bench.call(client, "CLIENT", "LIST", "TYPE", "x"))
        .isEqualTo("-ERR Unknown client type 'x'\r\n");
  }

  @Test
  void namesThatWouldBreakTheListAreRefused() {
    assertThat(bench.call(client, "CLIENT", "SETNAME", "a b"))
        .isEqualTo("-ERR Client names cannot contain spaces, newlines or special characters.\r\n");
    assertThat(bench.call(client, "CLIENT", "SETINFO", "lib-name", "a\n"))
        .isEqualTo("-ERR lib-name cannot contain spaces, newlines or special characters.\r\n");
    assertThat(bench.call(client, "CLIENT", "SETINFO", "x", "y"))
        .isEqualTo("-ERR Unrecognized option 'x'\r\n");
  }

  @Test
  void oldFormKillsOneByAddressEvenOneself() {
    assertThat(bench.call(client, "CLIENT", "KILL", "127.0.0.1:40002")).isEqualTo("+OK\r\n");
    assertThat(closing()).containsExactly(2L);
    assertThat(bench.call(client, "CLIENT", "KILL", "127.0.0.1:1"))
        .isEqualTo("-ERR No such client\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "127.0.0.1:40001")).isEqualTo("+OK\r\n");
    assertThat(client.closesAfterReply()).isTrue();
  }

  @Test
  void newFormKillsAllThatMatchAndSparesTheCaller() {
    other.becomeReplica();
    Session third = bench.connect();
    assertThat(bench.call(client, "CLIENT", "KILL", "TYPE", "normal")).isEqualTo(":1\r\n");
    assertThat(closing()).containsExactly(third.id());
    assertThat(bench.call(client, "CLIENT", "KILL", "TYPE", "slave")).isEqualTo(":1\r\n");
    assertThat(closing()).containsExactly(other.id());
    assertThat(bench.call(client, "CLIENT", "KILL", "ID", "1")).isEqualTo(":0\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "ID", "1", "SKIPME", "no")).isEqualTo(":1\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "ID", "0"))
        .isEqualTo("-ERR client-id should be greater than 0\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "USER", "nobody"))
        .isEqualTo("-ERR No such user 'nobody'\r\n");
  }

  @Test
  void clientsOfACertainAgeAreKilled() {
    bench.nowMs += 5000;
    Session young = bench.connect();
    bench.nowMs += 999;
    assertThat(bench.call(client, "CLIENT", "KILL", "MAXAGE", "6")).isEqualTo(":0\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "MAXAGE", "5")).isEqualTo(":1\r\n");
    assertThat(closing()).containsExactly(other.id()).doesNotContain(young.id());
    assertThat(bench.call(client, "CLIENT", "KILL", "MAXAGE", "old"))
        .isEqualTo("-ERR value is not an integer or out of range\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "MAXAGE", "-1"))
        .isEqualTo("-ERR maxage should be greater than 0\r\n");
    assertThat(bench.call(client, "CLIENT", "KILL", "MAXAGE", "9223372036854775807"))
        .isEqualTo(":0\r\n");
  }

  @Test
  void aCommandThatWaitsCountsOnceItHasReplied() {
    bench.call(client, "WATCH", "a", "b");
    bench.call(other, "BLPOP", "k", "0");
    assertThat(bench.call(client, "CLIENT", "LIST", "ID", "1")).contains(" watch=2 ");
    assertThat(bench.call(client, "CLIENT", "LIST", "ID", "2")).contains(" tot-cmds=0\n");
    bench.call(client, "CLIENT", "UNBLOCK", "2", "ERROR");
    assertThat(bench.call(client, "CLIENT", "LIST", "ID", "2")).contains(" tot-cmds=1\n");
  }

  @Test
  void blockedClientsCanBeUnblocked() {
    List<String> ended = new ArrayList<>();
    other.block(blocked(ended));
    assertThat(bench.call(client, "CLIENT", "UNBLOCK", "1")).isEqualTo(":0\r\n");
    assertThat(bench.call(client, "CLIENT", "UNBLOCK", "2")).isEqualTo(":1\r\n");
    other.block(blocked(ended));
    assertThat(bench.call(client, "CLIENT", "UNBLOCK", "2", "ERROR")).isEqualTo(":1\r\n");
    assertThat(ended).containsExactly("timed out", "cancelled");
    assertThat(bench.reply(other)).isEqualTo("-UNBLOCKED client unblocked via CLIENT UNBLOCK\r\n");
    assertThat(bench.sessions.takeResumable()).containsExactly(other, other);
  }

  @Test
  void helloTellsWhoWeAreAndSwitchesTheProtocol() {
    assertThat(bench.call(client, "HELLO", "3", "SETNAME", "x"))
        .startsWith("%7\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n7.2.4\r\n")
        .contains("$5\r\nproto\r\n:3\r\n", "$4\r\nrole\r\n$6\r\nmaster\r\n");
    assertThat(bench.call(client, "HELLO", "4"))
        .isEqualTo("-NOPROTO unsupported protocol version\r\n");
    assertThat(bench.call(client, "HELLO", "2", "NOSUCH"))
        .isEqualTo("-ERR Syntax error in HELLO option 'NOSUCH'\r\n");
    assertThat(bench.call(client, "CLIENT", "GETNAME")).isEqualTo("$1\r\nx\r\n");
    bench.call(client, "RESET");
    assertThat(bench.call(client, "CLIENT", "GETNAME")).isEqualTo("$-1\r\n");
  }

  private List<Long> closing() {
    return bench.sessions.takeClosing().stream().map(Session::id).toList();
  }

  private static Blocked blocked(List<String> ended) {
    return new Blocked() {
      @Override
      public long deadlineMs() {
        return Long.MAX_VALUE;
      }

      @Override
      public void timeOut(long nowMs) {
        ended.add("timed out");
      }

      @Override
      public void cancel() {
        ended.add("cancelled");
      }
    };
  }
}
