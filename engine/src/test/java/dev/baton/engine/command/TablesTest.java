package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A command that is written is also served. */
final class TablesTest {
  private static final String FAMILIES = "dev.baton.engine.command";

  @Test
  void everyCommandClassIsInATable() {
    Set<String> written =
        new ClassFileImporter()
            .importPackages(FAMILIES).stream()
                .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                .filter(type -> !type.getPackageName().equals(FAMILIES))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    try (Bench bench = new Bench()) {
      Set<String> served = new TreeSet<>();
      bench.table.all().forEach(command -> addWithSubcommands(served, command));
      assertThat(served).isEqualTo(written);
      assertThat(served).hasSizeGreaterThan(90);
    }
  }

  @Test
  void everySpecSaysWhatClientsAskFor() {
    try (Bench bench = new Bench()) {
      for (CommandSpec spec : specs(bench)) {
        assertThat(spec.summary()).as(spec.fullName()).endsWith(".");
        assertThat(spec.since()).as(spec.fullName()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(spec.arity()).as(spec.fullName()).isNotZero();
        assertThat(spec.has(Flag.WRITE) && spec.has(Flag.READONLY)).as(spec.fullName()).isFalse();
      }
    }
  }

  @Test
  void docsAndInfoAnswerForAllAndForSome() {
    try (Bench bench = new Bench()) {
      Session client = bench.connect();
      int count = bench.table.all().size();
      assertThat(bench.call(client, "COMMAND", "COUNT")).isEqualTo(":" + count + "\r\n");
      assertThat(bench.call(client, "COMMAND")).startsWith("*" + count + "\r\n");
      assertThat(bench.call(client, "COMMAND", "DOCS")).startsWith("*" + count * 2 + "\r\n");
      assertThat(bench.call(client, "COMMAND", "DOCS", "get", "nosuch"))
          .startsWith("*2\r\n$3\r\nget\r\n*10\r\n$7\r\nsummary\r\n");
      assertThat(bench.call(client, "COMMAND", "INFO", "nosuch", "client|id"))
          .startsWith("*2\r\n$-1\r\n*10\r\n$9\r\nclient|id\r\n:2\r\n");
      assertThat(bench.call(client, "COMMAND", "GETKEYS", "MSET", "a", "1", "b", "2"))
          .isEqualTo("*2\r\n$1\r\na\r\n$1\r\nb\r\n");
      assertThat(bench.call(client, "COMMAND", "GETKEYS", "PING"))
          .isEqualTo("-ERR The command has no key arguments\r\n");
      assertThat(bench.call(client, "COMMAND", "LIST", "FILTERBY", "PATTERN", "MSET*"))
          .isEqualTo("*3\r\n$4\r\nmset\r\n$6\r\nmsetex\r\n$6\r\nmsetnx\r\n");
    }
  }

  private static void addWithSubcommands(Set<String> names, Command command) {
    // These serve many commands.
    if (!(command instanceof Container)
        && !(command instanceof HelpCommand)
        && !(command instanceof RefusingCommand)) {
      names.add(command.getClass().getName());
    }
    command.spec().subcommands().forEach(subcommand -> addWithSubcommands(names, subcommand));
  }

  private static List<CommandSpec> specs(Bench bench) {
    List<CommandSpec> specs = new ArrayList<>();
    for (Command command : bench.table.all()) {
      specs.add(command.spec());
      command.spec().subcommands().forEach(subcommand -> specs.add(subcommand.spec()));
    }
    return specs;
  }
}
