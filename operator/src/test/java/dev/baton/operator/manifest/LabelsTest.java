package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelsTest {

  private final Names names = new Names("shop", "orders");

  @Test
  void labelsByWhichOtherToolsTrackTheirObjectsAreNotCopied() {
    var labels =
        Labels.common(
            names,
            Map.of(
                "app.kubernetes.io/instance", "shop",
                "argocd.argoproj.io/instance", "shop",
                "kustomize.toolkit.fluxcd.io/name", "shop",
                "helm.toolkit.fluxcd.io/name", "shop"));

    assertThat(labels).isEqualTo(Labels.common(names, Map.of()));
  }

  @Test
  void theApplicationThatAResourceIsPartOfIsCopied() {
    var labels = Labels.common(names, Map.of("app.kubernetes.io/part-of", "webshop"));

    assertThat(labels).containsEntry("app.kubernetes.io/part-of", "webshop");
  }

  @Test
  void theSelectorTextSelectsWhatTheSelectorDoes() {
    assertThat(Labels.selector(names)).hasSize(1);
    Labels.selector(names)
        .forEach(
            (key, value) -> assertThat(Labels.selectorText(names)).isEqualTo(key + "=" + value));
  }
}
