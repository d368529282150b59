package dev.baton.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
  private static final String FAILED = "CONFIG SET failed (possibly related to argument '";
  private final Configuration configuration = new Configuration();

  @Test
  void everyDirectiveTakesItsOwnPrintedValueAtStart() {
    for (Directive directive : Directives.ALL) {
      String text = configuration.textOf(directive.name());
      assertThat(configuration.load(directive.name(), List.of(text))).as(directive.name()).isNull();
      assertThat(configuration.textOf(directive.name())).as(directive.name()).isEqualTo(text);
    }
  }

  @Test
  void namesAndAliasesAreUnique() {
    List<String> names = new ArrayList<>();
    for (Directive directive : Directives.ALL) {
      names.add(directive.name());
      String alias = directive.alias();
      if (alias != null) {
        names.add(alias);
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void memoryIsReadWithItsUnitsAndPrintedInBytes() {
    for (Map.Entry<String, String> form :
        List.of(
            Map.entry("100", "100"),
            Map.entry("1k", "1000"),
            Map.entry("1KB", "1024"),
            Map.entry("2mb", "2097152"),
            Map.entry("1g", "1000000000"),
            Map.entry("3Gb", "3221225472"))) {
      assertThat(configuration.set("maxmemory", form.getKey())).isNull();
      assertThat(configuration.textOf("maxmemory")).isEqualTo(form.getValue());
    }
    assertThat(configuration.set("maxmemory", "10pb"))
        .isEqualTo(FAILED + "maxmemory') - argument must be a memory value");
    assertThat(configuration.set("maxmemory", "9223372036854775gb")).isNotNull();
  }

  @Test
  void severalPairsAreSetAllOrNothing() {
    String error =
        configuration.set(List.of("repl-backlog-size", "2mb", "slave-read-only", "maybe"));
    assertThat(error).isEqualTo(FAILED + "slave-read-only') - argument must be 'yes' or 'no'");
    assertThat(configuration.longOf("repl-backlog-size")).isEqualTo(1 << 20);
    assertThat(configuration.set(List.of("repl-backlog-size", "2mb", "replica-read-only", "no")))
        .isNull();
    assertThat(configuration.isOn("replica-read-only")).isFalse();
  }

  @Test
  void whatCannotBeCarriedOutTakesAllChangesBack() {
    List<String> carriedOut = new ArrayList<>();
    configuration.onApply(
        List.of("bind"),
        () -> {
          carriedOut.add(configuration.textOf("bind"));
          return null;
        });
    configuration.onApply(
        List.of("port"),
        () -> configuration.intOf("port") == 7 ? "Unable to listen on this port." : null);
    assertThat(configuration.set(List.of("maxmemory", "10mb", "bind", "127.0.0.1", "port", "7")))
        .isEqualTo(FAILED + "port') - Unable to listen on this port.");
    assertThat(configuration.longOf("maxmemory")).isZero();
    assertThat(configuration.intOf("port")).isEqualTo(6379);
    assertThat(carriedOut).containsExactly("127.0.0.1", "* -::*");
    assertThat(configuration.set("port", "8")).isNull();
  }

  @Test
  void aDirectiveOfOursThatIsFixedAtStartTakesTheValueItHas() {
    String transport = configuration.textOf("baton-transport");
    assertThat(configuration.set("baton-transport", transport)).isNull();
    assertThat(configuration.set("baton-transport", "nio"))
        .isEqualTo(FAILED + "baton-transport') - can't set immutable config");
  }

  @Test
  void wrongChangesAreRefusedWithTheTextsOfRedis() {
    assertThat(configuration.set("foo", "1"))
        .isEqualTo("Unknown option or number of arguments for CONFIG SET - 'foo'");
    assertThat(configuration.set("databases", "1"))
        .isEqualTo(FAILED + "databases') - can't set immutable config");
    assertThat(configuration.set("dir", "/tmp"))
        .isEqualTo(FAILED + "dir') - can't set protected config");
    assertThat(configuration.set(List.of("hz", "1", "HZ", "2")))
        .isEqualTo(FAILED + "HZ') - duplicate parameter");
    assertThat(configuration.set("maxmemory-samples", "65"))
        .isEqualTo(FAILED + "maxmemory-samples') - argument must be between 1 and 64 inclusive");
    assertThat(configuration.set("hz", "a"))
        .isEqualTo(FAILED + "hz') - argument couldn't be parsed into an integer");
    assertThat(configuration.set("loglevel", "loud"))
        .endsWith("debug, verbose, notice, warning, nothing");
  }

  @Test
  void whatIsNotThereCannotBeSwitchedOn() {
    assertThat(configuration.set("syslog-enabled", "yes"))
        .isEqualTo(FAILED + "syslog-enabled') - this version of Baton supports only 'no' here");
    assertThat(configuration.set("syslog-enabled", "no")).isNull();
  }

  @Test
  void listenersHearOfChangesAndObjectionsPreventThem() {
    List<String> heard = new ArrayList<>();
    configuration.onChange("maxclients", () -> heard.add(configuration.textOf("maxclients")));
    configuration.onSet("maxclients", text -> text.equals("7") ? "seven is too few" : null);
    assertThat(configuration.set("maxclients", "7"))
        .isEqualTo(FAILED + "maxclients') - seven is too few");
    assertThat(configuration.set("maxclients", "8")).isNull();
    assertThat(configuration.set("maxclients", "8")).isNull();
    assertThat(heard).isEqualTo(List.of("8"));
  }

  @Test
  void savePointsAddUpInAFileAndAreReplacedByASet() {
    configuration.load("save", List.of("900", "1"));
    configuration.load("save", List.of("60 1000"));
    assertThat(configuration.savePoints())
        .isEqualTo(List.of(new SavePoint(900, 1), new SavePoint(60, 1000)));
    assertThat(configuration.load("save", List.of())).isNull();
    assertThat(configuration.savePoints()).isEmpty();
    assertThat(configuration.load("bind", List.of())).isEqualTo("wrong number of arguments");
    assertThat(configuration.set("save", "100 10")).isNull();
    assertThat(configuration.textOf("save")).isEqualTo("100 10");
    assertThat(configuration.set("save", "")).isNull();
    assertThat(configuration.savePoints()).isEmpty();
    assertThat(configuration.set("save", "100")).endsWith("Invalid save parameters");
  }

  @Test
  void outputLimitsOfClassesNotNamedStay() {
    assertThat(configuration.set("client-output-buffer-limit", "replica 1mb 1kb 7")).isNull();
    assertThat(configuration.textOf("client-output-buffer-limit"))
        .isEqualTo("normal 0 0 0 slave 1048576 1024 7 pubsub 33554432 8388608 60");
    assertThat(configuration.outputLimit(OutputLimit.Client.REPLICA))
        .isEqualTo(new OutputLimit(1 << 20, 1024, 7));
  }

  @Test
  void keyspaceEventsArePrintedInTheOrderOfRedis() {
    assertThat(configuration.set("notify-keyspace-events", "KxEg")).isNull();
    assertThat(configuration.textOf("notify-keyspace-events")).isEqualTo("gxKE");
    assertThat(configuration.set("notify-keyspace-events", "KEA")).isNull();
    assertThat(configuration.textOf("notify-keyspace-events")).isEqualTo("AKE");
  }

  @Test
  void aPatternListsNamesAndAliasesButNothingHidden() {
    assertThat(configuration.get(name -> name.endsWith("-read-only")).keySet())
        .containsExactly("replica-read-only", "slave-read-only");
    assertThat(configuration.get(_ -> true)).doesNotContainKey("rdb-key-save-delay");
    assertThat(configuration.get("rdb-key-save-delay"::equals)).hasSize(1);
  }

  @Test
  void theNodeRecordsWhomItFollows() {
    assertThat(configuration.replicaOf()).isNull();
    configuration.overwrite("replicaof", "db-0.db", "6380");
    assertThat(configuration.replicaOf()).isEqualTo(new HostPort("db-0.db", 6380));
    configuration.overwrite("replicaof", "no", "one");
    assertThat(configuration.replicaOf()).isNull();
  }

  @Test
  void refusalsTellWhatIsWrong() {
    assertThat(configuration.set("maxmemory-clients", "200%"))
        .isEqualTo(
            FAILED + "maxmemory-clients') - percentage argument must be less or equal to 100");
    assertThat(configuration.set("daemonize", "no"))
        .isEqualTo(FAILED + "daemonize') - can't set immutable config");
    assertThat(configuration.load("daemonize", List.of("yes"))).contains("only 'no'");
  }

  @Test
  void whatIsAppliedTogetherIsAskedOnceAndSeesAllNewValues() {
    List<String> seen = new ArrayList<>();
    configuration.onApply(
        List.of("tls-cert-file", "tls-key-file"),
        () -> {
          seen.add(configuration.textOf("tls-cert-file") + configuration.textOf("tls-key-file"));
          return null;
        });

    assertThat(configuration.set(List.of("tls-cert-file", "a", "tls-key-file", "b"))).isNull();
    assertThat(configuration.set("tls-key-file", "b")).isNull();

    // The second time as well: the value is the same, what it stands for may not be.
    assertThat(seen).containsExactly("ab", "ab");
  }

  @Test
  void anApplicationThatFailsRestoresEveryValueAndTellsNobody() {
    List<String> told = new ArrayList<>();
    configuration.onChange("maxclients", () -> told.add("maxclients"));
    configuration.onApply(List.of("tls-cert-file"), () -> "no good");

    assertThat(configuration.set(List.of("maxclients", "7", "tls-cert-file", "a")))
        .isEqualTo(FAILED + "tls-cert-file') - no good");

    assertThat(configuration.intOf("maxclients")).isEqualTo(10000);
    assertThat(configuration.textOf("tls-cert-file")).isEmpty();
    assertThat(told).isEmpty();
  }
}
