package dev.baton.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The rules of the engine's packages, for any root package, so that a small tree of planted
 * breaches can be judged by the very rules that judge the engine.
 */
final class EngineRules {
  /** The packages that decide: one event and the time in, changes and port calls out. */
  private static final List<String> PURE =
      List.of(
          "base",
          "memory",
          "structure",
          "resp",
          "reference",
          "keyspace",
          "acl",
          "command",
          "persistence",
          "replication",
          "sentinel",
          "cluster",
          "node",
          "config",
          "metrics");

  /** From each package to those directly below it; what is below those may be used as well. */
  private static final Map<String, List<String>> BELOW =
      Map.ofEntries(
          Map.entry("base", List.of()),
          Map.entry("config", List.of("base")),
          Map.entry("metrics", List.of("base")),
          Map.entry("memory", List.of("base")),
          Map.entry("structure", List.of("memory")),
          Map.entry("resp", List.of("base")),
          Map.entry("reference", List.of("base")),
          Map.entry("keyspace", List.of("structure")),
          Map.entry("acl", List.of("base")),
          // CONFIG reads and sets the configuration; no other family of commands knows it.
          Map.entry("command", List.of("keyspace", "resp", "reference", "config", "acl")),
          Map.entry("persistence", List.of("keyspace", "resp")),
          Map.entry("replication", List.of("persistence")),
          Map.entry("sentinel", List.of("resp")),
          Map.entry("cluster", List.of("resp")),
          Map.entry(
              "node",
              List.of("command", "replication", "sentinel", "cluster", "config", "metrics")));

  private final String root;

  EngineRules(String root) {
    this.root = root;
  }

  /** Rule 1: no socket, file or thread pool where decisions are made. */
  ArchRule pureCodeTouchesNoWorld() {
    return noClasses()
        .that(arePure())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net..",
                    "javax.net..",
                    "java.nio.channels..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "io.netty..")
                .or(nameStartsWith("java.io.File")))
        .allowEmptyShould(true)
        .because("the simulator must be able to run it with a virtual network and disk");
  }

  /** Rule 2: time and chance are arguments. */
  ArchRule pureCodeReadsNoClockAndNoDice() {
    return noClasses()
        .that(arePure())
        .should()
        .callMethodWhere(readsTheWorld())
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "threads or random generators",
                type ->
                    type.isEquivalentTo(Thread.class)
                        || type.isEquivalentTo(Random.class)
                        || type.isEquivalentTo(ThreadLocalRandom.class)))
        .allowEmptyShould(true)
        .because("the same events must give the same run: pass nowMs and Entropy");
  }

  /** Rule 3, calls: collections whose order is salted anew in each JVM. */
  ArchRule pureCodeMakesNoSaltedCollections() {
    return noClasses()
        .that(arePure())
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Map.of, Set.of, copyOf or ofEntries",
                call ->
                    isOwner(call, Map.class, Set.class)
                        && Set.of("of", "copyOf", "ofEntries").contains(call.getName())))
        .allowEmptyShould(true)
        .because("their order differs per JVM run: use LinkedHashMap, EnumMap, TreeMap or arrays");
  }

  /** Rule 3, fields: hash collections whose keys have an identity hash. */
  ArchRule pureCodeHashesNoEnums() {
    return fields()
        .that()
        .areDeclaredInClassesThat(arePure())
        .should(new HashedByIdentity())
        .allowEmptyShould(true)
        .because("the hash of an enum differs per JVM run: use EnumMap or a tree");
  }

  /** Rule 4, whole engine. */
  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("a cycle makes two packages one");
  }

  /** Rule 4, command families. */
  ArchRule commandFamiliesDoNotKnowEachOther() {
    return slices()
        .matching(root + ".command.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .because("what two families share belongs to the keyspace or to the command package");
  }

  /** Rule 4, a node: its commands and its storage are wired by it and know nothing of that. */
  ArchRule partsOfTheNodeDoNotKnowTheNode() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".node.(*)..")
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".node"))
        .allowEmptyShould(true)
        .because("a node is put together from parts that can be understood one by one");
  }

  /** Rule 5: the edges of the process are used by the edges only. */
  ArchRule onlyTheEdgesUseTheEdges() {
    return classes()
        .that()
        .resideInAnyPackage(root + ".io..", root + ".server..")
        .should()
        .onlyHaveDependentClassesThat(resideInAnyPackage(root + ".io..", root + ".server.."))
        .allowEmptyShould(true)
        .because("everything else must run without a process around it");
  }

  /** Rule 6: a command is a leaf that its own package lists. */
  ArchRule commandsAreListedLeaves() {
    return classes()
        .that()
        .resideInAPackage(root + ".command.(*)..")
        .and()
        .implement(root + ".command.Command")
        .and()
        .areTopLevelClasses()
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .andShould()
        .bePackagePrivate()
        .andShould()
        .haveSimpleNameEndingWith("Command")
        .andShould(new MadeInItsOwnPackage())
        .allowEmptyShould(true)
        .because("the table of its package is the only way to a command");
  }

  /** Rule 7: the distributed protocols are strangers to each other. */
  ArchRule protocolsDoNotKnowEachOther() {
    return slices()
        .assignedFrom(new Protocols(root))
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .because("the node joins them");
  }

  /** The arrows between packages: each uses only what lies below it. */
  Stream<ArchRule> packagesUseOnlyWhatIsBelow() {
    return BELOW.keySet().stream().sorted().map(this::usesOnlyWhatIsBelow);
  }

  private ArchRule usesOnlyWhatIsBelow(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), below(name))
            .map(part -> root + "." + part + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".*..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .because(name + " uses only " + List.of(allowed));
  }

  private static Stream<String> below(String name) {
    List<String> direct = BELOW.getOrDefault(name, List.of());
    return Stream.concat(direct.stream(), direct.stream().flatMap(EngineRules::below)).distinct();
  }

  private DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> arePure() {
    return resideInAnyPackage(
        PURE.stream().map(part -> root + "." + part + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> nameStartsWith(
      String prefix) {
    return DescribedPredicate.describe(
        "name starts with " + prefix, type -> type.getName().startsWith(prefix));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheWorld() {
    Set<String> ofSystem =
        Set.of("nanoTime", "currentTimeMillis", "identityHashCode", "getenv", "getProperty");
    return DescribedPredicate.describe(
        "the clock, chance or the environment",
        call ->
            (isOwner(call, System.class) && ofSystem.contains(call.getName()))
                || (isOwner(call, UUID.class) && call.getName().equals("randomUUID"))
                || (isOwner(call, Math.class) && call.getName().equals("random"))
                || (call.getTargetOwner().getPackageName().equals("java.time")
                    && (call.getName().equals("now") || call.getName().startsWith("system"))));
  }

  private static boolean isOwner(JavaCall<?> call, Class<?>... owners) {
    return Arrays.stream(owners).anyMatch(call.getTargetOwner()::isEquivalentTo);
  }
}
