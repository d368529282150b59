package dev.baton.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A field that is accepted and ignored is a lie to the user who sets it. */
final class EveryFieldHasAnEffectTest {

  private static final String OPERATOR = "dev.baton.operator";
  private static final String RESOURCES = OPERATOR + ".api";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(OPERATOR);

  @Test
  void everyFieldOfASpecIsReadOutsideTheResources() {
    assertThat(unread(RedisReplicationSpec.class)).isEmpty();
  }

  private List<String> unread(Class<?> type) {
    var unread = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!isRead(type, component.getName())) {
        unread.add(type.getSimpleName() + "." + component.getName());
      }
      if (component.getType().isRecord()) {
        unread.addAll(unread(component.getType()));
      }
    }
    return unread;
  }

  private boolean isRead(Class<?> type, String component) {
    JavaClass owner = classes.get(type);
    JavaCodeUnit accessor = owner.getMethod(component);
    return isCalledFromOutside(accessor)
        || readersInside(owner, component).anyMatch(this::isCalledFromOutside);
  }

  /** Helpers beside the field, such as one that turns its text into milliseconds. */
  private static Stream<JavaCodeUnit> readersInside(JavaClass owner, String component) {
    return owner.getField(component).getAccessesToSelf().stream()
        .map(JavaAccess::getOrigin)
        .filter(reader -> !reader.isConstructor())
        .filter(reader -> !List.of("equals", "hashCode", "toString").contains(reader.getName()));
  }

  private boolean isCalledFromOutside(JavaCodeUnit unit) {
    return classes.stream()
        .filter(caller -> !caller.getPackageName().startsWith(RESOURCES))
        .flatMap(caller -> caller.getAccessesFromSelf().stream())
        .anyMatch(access ->
            access.getTargetOwner().equals(unit.getOwner())
                && access.getName().equals(unit.getName()));
  }
}
