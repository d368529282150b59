package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients find who ask for scripts, functions or a cluster. */
final class AbsentFeaturesTest {
  private static final String NO_SCRIPTS = "-ERR scripts are not part of this version\r\n";

  private final World world = new World();
  private final TestClient client = world.client(world.start(7000));

  @AfterEach
  void everythingIsWhole() {
    world.close();
  }

  @Test
  void whatRunsOrLoadsAScriptSaysThatItCannot() {
    for (String call :
        new String[] {
          "eval x 0", "eval_ro x 0", "evalsha x 0", "evalsha_ro x 0", "script load x"
        }) {
      assertThat(client.call(call.split(" ", -1))).as(call).isEqualTo(NO_SCRIPTS);
    }
    assertThat(client.call("fcall", "f", "0"))
        .isEqualTo(NO_SCRIPTS.replace("scripts", "functions"));
  }

  @Test
  void noScriptIsThereToFindOrKill() {
    assertThat(client.call("script", "exists", "a", "b")).isEqualTo("*2\r\n:0\r\n:0\r\n");
    assertThat(client.call("script", "flush", "async")).isEqualTo("+OK\r\n");
    assertThat(client.call("script", "flush", "soon"))
        .isEqualTo("-ERR SCRIPT FLUSH only support SYNC|ASYNC option\r\n");
    assertThat(client.call("script", "kill")).startsWith("-NOTBUSY ");
    assertThat(client.call("function", "kill")).startsWith("-NOTBUSY ");
    assertThat(client.call("function", "delete", "x")).isEqualTo("-ERR Library not found\r\n");
  }

  @Test
  void theKeysOfAScriptAreKnownAllTheSame() {
    assertThat(client.call("command", "getkeys", "eval", "return 1", "1", "key"))
        .isEqualTo("*1\r\n$3\r\nkey\r\n");
    assertThat(client.call("command", "getkeys", "eval", "return 1", "0")).isEqualTo("*0\r\n");
  }

  @Test
  void aScriptInATransactionFailsAloneWhenItIsExecuted() {
    client.call("multi");
    assertThat(client.call("script", "load", "x")).isEqualTo("+QUEUED\r\n");
    client.call("set", "key", "value");
    assertThat(client.call("exec")).isEqualTo("*2\r\n" + NO_SCRIPTS + "+OK\r\n");
  }

  @Test
  void thereIsNoCluster() {
    for (String call : new String[] {"cluster info", "cluster help", "asking", "readonly"}) {
      assertThat(client.call(call.split(" ", -1)))
          .as(call)
          .isEqualTo("-ERR This instance has cluster support disabled\r\n");
    }
  }
}
