package dev.baton.operator.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The chart as a user gets it. */
final class Chart {

  static final Path FOLDER = Path.of("..", "helm", "baton");
  static final String NAMESPACE = "baton-system";

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private Chart() {}

  /** Returns what {@code helm lint --strict} says. */
  static LintResult lint() {
    return new Helm(FOLDER).lint().strict().call();
  }

  /** Returns the text that the chart renders to with some values set. */
  static String text(Map<String, ?> values) {
    var template =
        new Helm(FOLDER)
            .template()
            .withName("baton")
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.35.0");
    values.forEach(template::set);
    return template.call();
  }

  /** Returns the objects that the chart renders to with some values set. */
  static List<GenericKubernetesResource> objects(Map<String, ?> values) {
    return Arrays.stream(text(values).split("(?m)^---$", -1))
        .filter(document -> document.contains("kind:"))
        .map(document -> YAML.unmarshal(document, GenericKubernetesResource.class))
        .toList();
  }

  /** Returns the one object of a kind. */
  static <T extends HasMetadata> T object(Class<T> type, Map<String, ?> values) {
    List<T> found =
        objects(values).stream()
            .filter(object -> object.getKind().equals(HasMetadata.getKind(type)))
            .map(object -> YAML.convertValue(object, type))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException("one " + type.getSimpleName() + " wanted, not " + found);
    }
    return found.getFirst();
  }
}
