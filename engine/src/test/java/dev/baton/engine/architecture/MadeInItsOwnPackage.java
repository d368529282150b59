package dev.baton.engine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Demands that another class of the same package constructs the class: the table lists it. */
final class MadeInItsOwnPackage extends ArchCondition<JavaClass> {
  MadeInItsOwnPackage() {
    super("be listed in the table of their package");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean isListed =
        type.getDirectDependenciesToSelf().stream()
            .anyMatch(use ->
                !use.getOriginClass().equals(type)
                    && use.getOriginClass().getPackageName().equals(type.getPackageName()));
    if (!isListed) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no table"));
    }
  }
}
