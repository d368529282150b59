package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users of the configuration and of a file of their own, and the links between nodes. */
final class NodeUsersTest {
  private static final String OK = "+OK\r\n";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void usersOfTheConfigurationAreThereAndAreWrittenBack() {
    World.Member member = world.start(7001, "user", "ann on >secret ~* +@all (+get ~k )");
    TestClient client = world.client(member);
    assertThat(client.call("auth", "ann", "secret")).isEqualTo(OK);
    client.call("acl", "setuser", "bea", "on", "nopass");
    member.configStore.text = "port 7001\nuser ann on nopass\n";
    assertThat(client.call("config", "rewrite")).isEqualTo(OK);
    assertThat(member.configStore.text)
        .contains("port 6379\nuser ann on sanitize-payload #2bb80d537b1da3e38bd30361aa855686bde0e")
        .contains(" ~* resetchannels +@all (~k resetchannels -@all +get)\n")
        .contains("\nuser bea on nopass sanitize-payload resetchannels -@all\n");
  }

  @Test
  void aFileOfUsersIsSavedAndLoaded() {
    World.Member member = world.start(7001, "aclfile", "users.acl");
    TestClient admin = world.client(member);
    admin.call("acl", "setuser", "ann", "on", "nopass", "+@all");
    assertThat(admin.call("acl", "save")).isEqualTo(OK);
    assertThat(member.aclFile.text)
        .isEqualTo(
            """
            user ann on nopass sanitize-payload resetchannels +@all
            user default on nopass sanitize-payload ~* &* +@all
            """);
    admin.call("acl", "setuser", "bea", "on", "nopass", "+@all");
    TestClient ann = world.client(member);
    TestClient bea = world.client(member);
    ann.call("auth", "ann", "x");
    bea.call("auth", "bea", "x");
    assertThat(admin.call("acl", "load")).isEqualTo(OK);
    assertThat(bea.isClosed()).isTrue();
    assertThat(ann.call("acl", "whoami")).isEqualTo("$3\r\nann\r\n");
  }

  @Test
  void aFileWithMistakesChangesNothing() {
    World.Member member = world.start(7001, "aclfile", "users.acl");
    TestClient admin = world.client(member);
    admin.call("acl", "setuser", "ann", "on");
    member.aclFile.text = "user ann off\nuser bea +nosuch\n";
    assertThat(admin.call("acl", "load"))
        .startsWith("-ERR users.acl:2: Error in applying operation '+nosuch': Unknown command");
    assertThat(admin.call("acl", "list")).contains("user ann on ").doesNotContain("bea");
    member.aclFile.refuses = true;
    assertThat(admin.call("acl", "load"))
        .isEqualTo(
            "-ERR Error loading ACLs, opening file 'users.acl': No such file or directory\r\n");
    assertThat(admin.call("acl", "save")).startsWith("-ERR There was an error trying to save");
  }

  @Test
  void aNodeWithoutAFileSaysSo() {
    TestClient admin = world.client(world.start(7001));
    assertThat(admin.call("acl", "load"))
        .startsWith("-ERR This instance is not configured to use an ACL file.");
  }

  @Test
  void usersInTwoPlacesEndTheStart() {
    World.Member member = world.start(7001, "aclfile", "users.acl", "user", "ann on");
    assertThat(member.exitCode).isEqualTo(1);
    assertThat(String.join("\n", member.log)).contains("but not both.");
  }

  @Test
  void anUnknownCommandInTheConfigurationEndsTheStart() {
    World.Member member = world.start(7001, "user", "ann on +nosuch");
    assertThat(member.exitCode).isEqualTo(1);
    assertThat(String.join("\n", member.log))
        .contains("Error loading ACL rule '+nosuch' for the user named 'ann': Unknown command");
  }

  @Test
  void theDefaultUsersPasswordCanBeRotatedWithoutTurningAnybodyAway() {
    World.Member member = world.start(7001, "requirepass", "old");
    TestClient admin = world.client(member);
    assertThat(admin.call("ping")).isEqualTo("-NOAUTH Authentication required.\r\n");
    assertThat(admin.call("auth", "old")).isEqualTo(OK);
    admin.call("acl", "setuser", "default", ">new");
    assertThat(world.client(member).call("auth", "old")).isEqualTo(OK);
    assertThat(world.client(member).call("auth", "new")).isEqualTo(OK);
    admin.call("config", "set", "requirepass", "newest");
    assertThat(world.client(member).call("auth", "new")).startsWith("-WRONGPASS");
    assertThat(world.client(member).call("auth", "newest")).isEqualTo(OK);
    assertThat(admin.call("ping")).isEqualTo("+PONG\r\n");
  }

  @Test
  void everyLineOfTheFileOfPasswordsIsAcceptedAndNewOnesWhenTheyCome() {
    World.Member member = world.start(7001, "requirepass", "old", "baton-auth-file", "passwords");
    assertThat(world.client(member).call("auth", "old")).isEqualTo(OK);
    assertThat(world.client(member).call("auth", "second")).isEqualTo(OK);
    member.aclFile.passwords = "third\n";
    assertThat(world.client(member).call("auth", "third")).startsWith("-WRONGPASS");
    world.pass(2_100);
    assertThat(world.client(member).call("auth", "third")).isEqualTo(OK);
    assertThat(world.client(member).call("auth", "old")).isEqualTo(OK);
    assertThat(String.join("\n", member.log)).contains("has a new one").doesNotContain("third");
  }

  @Test
  void aPasswordThatWasTakenAwayStaysAwayWhileTheFileIsTheSame() {
    World.Member member = world.start(7001, "requirepass", "old", "baton-auth-file", "passwords");
    TestClient admin = world.client(member);
    admin.call("auth", "old");
    admin.call("acl", "setuser", "default", "<old");
    member.aclFile.refuses = true;
    world.pass(5_000);
    member.aclFile.refuses = false;
    world.pass(5_000);
    assertThat(world.client(member).call("auth", "old")).startsWith("-WRONGPASS");
    assertThat(world.client(member).call("auth", "second")).isEqualTo(OK);
  }

  @Test
  void aReplicaFollowsAsAUserThatMayDoNothingElse() {
    World.Member primary =
        world.start(7001, "requirepass", "x", "user", "copy on >secret +psync +replconf +ping");
    TestClient writer = world.client(primary);
    writer.call("auth", "x");
    writer.call("set", "k", "v");
    World.Member replica =
        world.start(
            7002, "masteruser", "copy", "masterauth", "secret", "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    writer.call("set", "k", "w");
    assertThat(world.client(replica).call("get", "k")).isEqualTo("$1\r\nw\r\n");
    assertThat(writer.call("client", "list", "type", "replica")).contains(" user=copy ");
  }

  @Test
  void refusalsAreCounted() {
    TestClient client = world.client(world.start(7001, "user", "ann on nopass +@all -incr"));
    client.call("auth", "nobody", "x");
    client.call("auth", "ann", "x");
    client.call("incr", "k");
    client.call("get", "k");
    client.call("publish", "c", "x");
    assertThat(client.info("acl_access_denied_auth")).isEqualTo("1");
    assertThat(client.info("acl_access_denied_cmd")).isEqualTo("1");
    assertThat(client.info("acl_access_denied_key")).isEqualTo("1");
    assertThat(client.info("acl_access_denied_channel")).isEqualTo("1");
  }

  @Test
  void theSlowLogShowsNoRules() {
    TestClient client = world.client(world.start(7001, "slowlog-log-slower-than", "0"));
    client.call("acl", "setuser", "ann", ">secret");
    assertThat(client.call("slowlog", "get"))
        .contains("setuser\r\n$10\r\n(redacted)\r\n$10\r\n(redacted)\r\n")
        .doesNotContain("secret");
  }
}
