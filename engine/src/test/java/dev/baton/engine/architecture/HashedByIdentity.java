package dev.baton.engine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Refuses fields of type {@code HashMap} or {@code HashSet} whose keys are enums or records that
 * contain one: an enum's hash is its address, so the iteration order changes from run to run.
 */
final class HashedByIdentity extends ArchCondition<JavaField> {
  HashedByIdentity() {
    super("not be hashed by the identity of an enum");
  }

  @Override
  public void check(JavaField field, ConditionEvents events) {
    if (isHash(field.getRawType()) && field.getType() instanceof JavaParameterizedType type) {
      List<JavaType> arguments = type.getActualTypeArguments();
      if (!arguments.isEmpty() && hasEnum(arguments.get(0).toErasure())) {
        events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is keyed by enum"));
      }
    }
  }

  private static boolean isHash(JavaClass type) {
    return type.isEquivalentTo(HashMap.class) || type.isEquivalentTo(HashSet.class);
  }

  private static boolean hasEnum(JavaClass key) {
    return key.isEnum()
        || (key.isRecord()
            && key.getFields().stream()
                .filter(part -> !part.getOwner().equals(part.getRawType()))
                .anyMatch(part -> hasEnum(part.getRawType())));
  }
}
