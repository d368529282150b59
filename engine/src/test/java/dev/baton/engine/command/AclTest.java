package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.acl.AccessLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users may and may not do, and what becomes of their clients. */
final class AclTest {
  private static final String OK = "+OK\r\n";
  private static final String NO_KEY = "-NOPERM No permissions to access a key\r\n";
  private static final String NO_CHANNEL = "-NOPERM No permissions to access a channel\r\n";

  private final Bench bench = new Bench();
  private final Session admin = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void commandsKeysAndChannelsAreJudged() {
    Session ann = user("ann", "+@all", "-incr", "~a:*", "%R~r:*", "%W~w:*", "&news");
    assertThat(call(ann, "INCR a:1"))
        .isEqualTo("-NOPERM User ann has no permissions to run the 'incr' command\r\n");
    assertThat(call(ann, "SET a:1 x")).isEqualTo(OK);
    assertThat(call(ann, "SET b:1 x")).isEqualTo(NO_KEY);
    assertThat(call(ann, "GET r:1")).isEqualTo("$-1\r\n");
    assertThat(call(ann, "SET r:1 x")).isEqualTo(NO_KEY);
    assertThat(call(ann, "SET w:1 x")).isEqualTo(OK);
    assertThat(call(ann, "SET w:1 x GET")).isEqualTo(NO_KEY);
    assertThat(call(ann, "COPY r:1 w:1")).isEqualTo(":0\r\n");
    assertThat(call(ann, "COPY w:1 r:1")).isEqualTo(NO_KEY);
    assertThat(call(ann, "MGET a:1 r:1 b")).isEqualTo(NO_KEY);
    assertThat(call(ann, "PUBLISH news x")).isEqualTo(":0\r\n");
    assertThat(call(ann, "PUBLISH other x")).isEqualTo(NO_CHANNEL);
    assertThat(call(ann, "SUBSCRIBE news other")).isEqualTo(NO_CHANNEL);
    assertThat(call(ann, "PSUBSCRIBE new*")).isEqualTo(NO_CHANNEL);
  }

  @Test
  void oneSelectorMustAllowACallWholly() {
    Session ann = user("ann", "(%R~r* +@all)", "(%W~w* +set)");
    assertThat(call(ann, "GET r")).isEqualTo("$-1\r\n");
    assertThat(call(ann, "SET w x")).isEqualTo(OK);
    assertThat(call(ann, "SET r x")).isEqualTo(NO_KEY);
    assertThat(call(ann, "COPY r w")).isEqualTo(NO_KEY);
    assertThat(call(admin, "ACL LOG 1")).contains("$6\r\nobject\r\n$1\r\nw\r\n");
  }

  @Test
  void aFirstArgumentMayBeAllowedAlone() {
    Session ann = user("ann", "+select|0");
    assertThat(call(ann, "SELECT 0")).isEqualTo(OK);
    assertThat(call(ann, "SELECT 1")).startsWith("-NOPERM ");
  }

  @Test
  void nobodyIsKeptFromAuthenticating() {
    Session ann = user("ann");
    assertThat(call(ann, "AUTH ann wrong"))
        .isEqualTo("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
    assertThat(call(ann, "HELLO 3 AUTH ann secret")).startsWith("%7\r\n");
    assertThat(call(ann, "RESET")).isEqualTo("+RESET\r\n");
    assertThat(call(ann, "ACL WHOAMI")).isEqualTo("$7\r\ndefault\r\n");
  }

  @Test
  void aDefaultUserWithoutRightsLetsNobodyIn() {
    call(admin, "ACL SETUSER default off");
    assertThat(call(bench.connect(), "PING")).isEqualTo("-NOAUTH Authentication required.\r\n");
    assertThat(call(admin, "PING")).isEqualTo("+PONG\r\n");
  }

  @Test
  void aTransactionIsJudgedWhenItIsQueuedAndWhenItRuns() {
    Session ann = user("ann", "~*", "+@all");
    call(ann, "MULTI");
    assertThat(call(ann, "SET k 1")).isEqualTo("+QUEUED\r\n");
    assertThat(call(ann, "GET k")).isEqualTo("+QUEUED\r\n");
    call(admin, "ACL SETUSER ann -set");
    assertThat(call(ann, "EXEC"))
        .isEqualTo(
            "*2\r\n-NOPERM ACLs rules changed between the moment the transaction was accumulated"
                + " and the EXEC call. This command is no longer allowed for the following reason:"
                + " no permission to execute the command or subcommand\r\n$-1\r\n");
    call(ann, "MULTI");
    assertThat(call(ann, "SET k 1")).startsWith("-NOPERM ");
    assertThat(call(ann, "EXEC")).startsWith("-EXECABORT ");
  }

  @Test
  void theLogJoinsWhatRepeatsWithinAMinute() {
    Session ann = user("ann");
    call(ann, "GET k");
    call(ann, "GET k");
    bench.nowMs += 60_001;
    call(ann, "GET k");
    call(ann, "AUTH ann wrong");
    String log = call(admin, "ACL LOG");
    assertThat(log).startsWith("*3\r\n*20\r\n$5\r\ncount\r\n:1\r\n$6\r\nreason\r\n$4\r\nauth\r\n");
    assertThat(log).contains("count\r\n:2\r\n$6\r\nreason\r\n$7\r\ncommand\r\n");
    assertThat(log).contains("age-seconds\r\n$6\r\n60.001\r\n", "cmd=get user=ann ");
    assertThat(call(admin, "ACL LOG RESET")).isEqualTo(OK);
    assertThat(call(admin, "ACL LOG")).isEqualTo("*0\r\n");
    call(admin, "CONFIG SET acllog-max-len 0");
    call(ann, "GET k");
    assertThat(call(admin, "ACL LOG")).isEqualTo("*0\r\n");
    assertThat(bench.access.log().total(AccessLog.Reason.COMMAND)).isEqualTo(4);
  }

  @Test
  void clientsOfADeletedUserAreClosed() {
    Session ann = user("ann", "+@all");
    assertThat(call(admin, "ACL DELUSER ann nobody")).isEqualTo(":1\r\n");
    assertThat(ann.closesAfterReply()).isTrue();
    assertThat(admin.closesAfterReply()).isFalse();
    assertThat(call(admin, "ACL DELUSER default"))
        .isEqualTo("-ERR The 'default' user cannot be removed\r\n");
  }

  @Test
  void listenersAreClosedWhenTheyLoseTheirChannel() {
    Session ann = user("ann", "+@all", "&a", "&b*");
    call(ann, "SUBSCRIBE a");
    call(ann, "PSUBSCRIBE b*");
    call(admin, "ACL SETUSER ann &c");
    call(admin, "ACL SETUSER ann resetchannels &a &b*");
    assertThat(ann.closesAfterReply()).isFalse();
    call(admin, "ACL SETUSER ann resetchannels &a &b");
    assertThat(ann.closesAfterReply()).isTrue();
    assertThat(call(admin, "PUBLISH a x")).isEqualTo(":0\r\n");
  }

  @Test
  void clientsAreNamedAndKilledByUser() {
    Session ann = user("ann", "+@all");
    assertThat(call(admin, "CLIENT LIST")).contains(" user=ann ", " user=default ");
    assertThat(call(admin, "CLIENT KILL USER nobody")).isEqualTo("-ERR No such user 'nobody'\r\n");
    assertThat(call(admin, "CLIENT KILL USER ann")).isEqualTo(":1\r\n");
    assertThat(ann.closesAfterReply()).isTrue();
  }

  @Test
  void dryRunsTellTheWholeReason() {
    user("ann", "+@all", "~a", "&news");
    assertThat(call(admin, "ACL DRYRUN ann GET a")).isEqualTo(OK);
    assertThat(call(admin, "ACL DRYRUN ann GET b"))
        .isEqualTo("$49\r\nUser ann has no permissions to access the 'b' key\r\n");
    assertThat(call(admin, "ACL DRYRUN ann PUBLISH x y")).contains("the 'x' channel");
    assertThat(call(admin, "ACL DRYRUN ann SET b"))
        .isEqualTo("-ERR wrong number of arguments for 'set' command\r\n");
    assertThat(call(admin, "ACL DRYRUN ann NOSUCH"))
        .isEqualTo("-ERR Command 'NOSUCH' not found\r\n");
    assertThat(call(admin, "ACL DRYRUN nobody GET a"))
        .isEqualTo("-ERR User 'nobody' not found\r\n");
  }

  @Test
  void usersAreShownInFull() {
    user("ann", "+get", "~k", "(+set)");
    assertThat(call(admin, "ACL GETUSER ann"))
        .startsWith("*12\r\n$5\r\nflags\r\n*2\r\n$2\r\non\r\n$16\r\nsanitize-payload\r\n")
        .contains("$8\r\ncommands\r\n$10\r\n-@all +get\r\n$4\r\nkeys\r\n$2\r\n~k\r\n")
        .endsWith(
            "$9\r\nselectors\r\n*1\r\n*6\r\n$8\r\ncommands\r\n$10\r\n-@all +set\r\n"
                + "$4\r\nkeys\r\n$0\r\n\r\n$8\r\nchannels\r\n$0\r\n\r\n");
    assertThat(call(admin, "ACL GETUSER nobody")).isEqualTo("$-1\r\n");
    assertThat(call(admin, "ACL USERS")).isEqualTo("*2\r\n$3\r\nann\r\n$7\r\ndefault\r\n");
    assertThat(call(admin, "ACL CAT scripting")).contains("function|list");
    assertThat(call(admin, "ACL CAT nosuch")).isEqualTo("-ERR Unknown category 'nosuch'\r\n");
    assertThat(call(admin, "ACL GENPASS 5")).startsWith("$2\r\n");
    assertThat(call(admin, "ACL GENPASS")).startsWith("$64\r\n");
    assertThat(call(admin, "ACL GENPASS 4097")).startsWith("-ERR ACL GENPASS argument must be");
  }

  private Session user(String name, String... rules) {
    String[] words = new String[rules.length + 5];
    System.arraycopy(new String[] {"ACL", "SETUSER", name, "on", ">secret"}, 0, words, 0, 5);
    System.arraycopy(rules, 0, words, 5, rules.length);
    assertThat(bench.call(admin, words)).isEqualTo(OK);
    Session session = bench.connect();
    assertThat(call(session, "AUTH " + name + " secret")).isEqualTo(OK);
    return session;
  }

  private String call(Session session, String line) {
    return bench.call(session, line.split(" ", -1));
  }
}
