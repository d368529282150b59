package dev.baton.operator.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * The rules of the operator's packages, for any root package, so that a small tree of planted
 * breaches can be judged by the very rules that judge the operator.
 */
final class OperatorRules {
  private static final Set<String> WRITE_VERBS =
      Set.of(
          "create",
          "createOr",
          "createOrReplace",
          "update",
          "updateStatus",
          "replace",
          "replaceStatus",
          "patch",
          "patchStatus",
          "edit",
          "editStatus",
          "delete",
          "evict",
          "serverSideApply",
          "scale");

  private final String root;

  OperatorRules(String root) {
    this.root = root;
  }

  /** Rule 8: what decides and what builds manifests touches no cluster and no framework. */
  ArchRule decisionsTouchNothing() {
    return noClasses()
        .that(decide())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.fabric8.kubernetes.client..",
                "io.javaoperatorsdk..",
                "io.quarkus..",
                "redis.clients.."))
        .allowEmptyShould(true)
        .because("a plan is a function of what was observed");
  }

  /** Rule 8, the clock: time is part of what was observed. */
  ArchRule decisionsReadNoClock() {
    return noClasses()
        .that(decide())
        .should()
        .callMethodWhere(readsTheClock())
        .allowEmptyShould(true)
        .because("the same observation must give the same plan");
  }

  /** Rule 9: the cluster is written in two places only. */
  ArchRule onlyActAndStatusWriteToTheCluster() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".act..", root + ".status..")
        .should()
        .callMethodWhere(writesToTheCluster())
        .allowEmptyShould(true)
        .because("one disruptive act per pass can only be counted where all acts are");
  }

  /** Rule 10: the engine's protocol has one adapter. */
  ArchRule onlyTheAdapterSpeaksRedis() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".engine.jedis..")
        .should()
        .dependOnClassesThat(resideInAPackage("redis.clients.."))
        .allowEmptyShould(true)
        .because("everything else sees the port and its views");
  }

  /** Rule 10: the framework stays at the edge. */
  ArchRule onlyControllersKnowTheFramework() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".controller..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.javaoperatorsdk.."))
        .allowEmptyShould(true)
        .because("the framework calls us; we do not call it from the middle");
  }

  /** Rule 10: the resources stand alone, since others compile against them. */
  ArchRule resourcesKnowNothingOfOurs() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".api..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..")
                .and(DescribedPredicate.not(resideInAPackage(root + ".api.."))))
        .allowEmptyShould(true)
        .because("the resources are what others compile against");
  }

  /** Rule 4: a cycle makes two packages one. */
  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("a cycle makes two packages one");
  }

  private DescribedPredicate<JavaClass> decide() {
    return resideInAnyPackage(root + ".plan..", root + ".manifest..")
        .or(
            resideInAPackage(root + ".status..")
                .and(
                    DescribedPredicate.describe(
                        "are about conditions",
                        type -> type.getSimpleName().contains("Condition"))));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheClock() {
    return DescribedPredicate.describe(
        "a clock or chance",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          return (owner.equals("java.lang.System")
                  && (name.equals("nanoTime") || name.equals("currentTimeMillis")))
              || (owner.startsWith("java.time.")
                  && (name.equals("now") || name.startsWith("system")))
              || name.equals("randomUUID");
        });
  }

  private static DescribedPredicate<JavaCall<?>> writesToTheCluster() {
    return DescribedPredicate.describe(
        "a write verb of the Kubernetes client",
        call ->
            call.getTargetOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
                && WRITE_VERBS.contains(call.getName()));
  }
}
