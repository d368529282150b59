package dev.baton.operator.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one resource as the caches have them.
 *
 * @param objects in no order
 */
public record Children(List<HasMetadata> objects) {

  /** Copies the list. */
  public Children {
    objects = List.copyOf(objects);
  }

  /** The object of that kind and name. */
  public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }

  /** The object of the same kind and name as the given one. */
  public Optional<HasMetadata> find(HasMetadata like) {
    return objects.stream()
        .filter(object -> object.getKind().equals(like.getKind()))
        .filter(object -> object.getMetadata().getName().equals(like.getMetadata().getName()))
        .findFirst();
  }
}
