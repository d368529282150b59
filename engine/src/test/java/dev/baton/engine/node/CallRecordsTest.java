package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node remembers of the calls it has run, on a clock that the test moves. */
final class CallRecordsTest {
  private final World world = new World();
  private final World.Member member = world.start(7000);
  private final TestClient client = world.client(member);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void durationsAreThoseOfTheMonotonicClock() {
    client.call("CONFIG", "RESETSTAT");
    member.host.microsPerReading = 250;
    client.call("SET", "k", "v");
    client.call("SET", "k", "v");
    client.call("SET", "k", "v", "NOSUCH");
    assertThat(client.call("INFO", "commandstats"))
        .contains(
            "cmdstat_set:calls=3,usec=750,usec_per_call=250.00,rejected_calls=0,failed_calls=1");
    assertThat(client.call("INFO", "latencystats"))
        .contains("latency_percentiles_usec_set:p50=250.879,p99=250.879,p99.9=250.879\r\n");
    assertThat(client.call("LATENCY", "HISTOGRAM", "set").replace("\r\n", " "))
        .isEqualTo("*2 $3 set *4 $5 calls :3 $14 histogram_usec *2 :264 :3 ");
  }

  @Test
  void aSlowCallIsLoggedAndItsDelayRemembered() {
    client.call("CONFIG", "SET", "latency-monitor-threshold", "10");
    member.host.microsPerReading = 15_000;
    client.call("GET", "k");
    member.host.microsPerReading = 1;
    assertThat(client.call("SLOWLOG", "GET"))
        .startsWith("*1\r\n*6\r\n:0\r\n:1700000000\r\n:15000\r\n*2\r\n$3\r\nGET\r\n$1\r\nk\r\n");
    assertThat(client.call("LATENCY", "LATEST"))
        .isEqualTo("*1\r\n*4\r\n$12\r\nfast-command\r\n:1700000000\r\n:15\r\n:15\r\n");
    assertThat(client.call("LATENCY", "GRAPH", "fast-command"))
        .contains("fast-command - high 15 ms, low 15 ms\n");
    assertThat(client.call("LATENCY", "DOCTOR")).contains("fast-command: 1 seconds with delays");
  }

  @Test
  void execIsACallOfItsOwn() {
    client.call("CONFIG", "RESETSTAT");
    client.call("MULTI");
    client.call("SET", "k", "v");
    client.call("EXEC");
    assertThat(client.call("INFO", "commandstats"))
        .contains("cmdstat_multi:calls=1,", "cmdstat_set:calls=1,", "cmdstat_exec:calls=1,");
  }

  @Test
  void theConfigurationFileIsWrittenOrTheReasonTold() {
    assertThat(client.call("CONFIG", "REWRITE"))
        .isEqualTo("-ERR The server is running without a config file\r\n");
    member.configStore.text = "# mine\ntimeout 1\n";
    client.call("CONFIG", "SET", "timeout", "2");
    assertThat(client.call("CONFIG", "REWRITE")).isEqualTo("+OK\r\n");
    assertThat(member.configStore.text).startsWith("# mine\ntimeout 2\n");
    member.configStore.refuses = true;
    assertThat(client.call("CONFIG", "REWRITE"))
        .isEqualTo("-ERR Rewriting config file: Read-only file system\r\n");
  }

  @Test
  void aCallThatWaitsIsLoggedAndCountedWhenItIsServed() {
    TestClient waiting = world.client(member);
    client.call("CONFIG", "SET", "slowlog-log-slower-than", "0");
    client.call("CONFIG", "RESETSTAT");
    waiting.send("BLPOP", "k", "0");
    assertThat(client.call("SLOWLOG", "GET")).doesNotContain("BLPOP");
    assertThat(client.call("INFO", "commandstats")).doesNotContain("cmdstat_blpop");
    client.call("LPUSH", "k", "v");
    assertThat(client.call("SLOWLOG", "GET")).containsOnlyOnce("BLPOP");
    assertThat(client.call("INFO", "commandstats"))
        .contains("cmdstat_blpop:calls=1,")
        .contains("rejected_calls=0,failed_calls=0");
  }

  @Test
  void aCallThatWaitsInVainIsCountedWhenItsTimeIsUp() {
    TestClient waiting = world.client(member);
    client.call("CONFIG", "RESETSTAT");
    waiting.send("BLPOP", "k", "0.1");
    world.pass(300);
    assertThat(waiting.read()).isEqualTo("*-1\r\n");
    assertThat(client.call("INFO", "commandstats")).contains("cmdstat_blpop:calls=1,");
  }

  @Test
  void passwordsOfEveryNameAreKeptOutOfTheSlowLog() {
    client.call("CONFIG", "SET", "slowlog-log-slower-than", "0");
    client.call("CONFIG", "SET", "primaryauth", "secret");
    client.call("CONFIG", "SET", "primaryuser", "secret");
    client.call("CONFIG", "SET", "tls-client-key-file-pass", "secret");
    assertThat(client.call("SLOWLOG", "GET")).contains("primaryuser").doesNotContain("secret");
  }
}
