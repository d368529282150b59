package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.observe.PodView;
import java.util.List;
import java.util.Optional;

/** Why a pod may not become the primary. The first objection that applies is reported. */
enum Objection {
  ENGINE_IS_UNREACHABLE("its engine does not answer") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      return !pod.isReachable();
    }
  },
  POD_IS_LEAVING("its pod is being deleted") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      return pod.terminating() || pod.failed();
    }
  },
  DATASET_IS_LOADING("its data is still being loaded") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      return pod.view().map(EngineView::loading).orElse(false);
    }
  },
  FULL_SYNC_IS_RUNNING("it has only a part of the data, a full sync was running") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      return pod.view().map(view -> view.link().fullSyncRunning()).orElse(false);
    }
  },
  PRIORITY_FORBIDS_IT("its replica-priority is 0") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      return pod.view().map(view -> view.priority() == 0).orElse(false);
    }
  },
  HISTORY_IS_OLDER("another pod has a history of a newer epoch") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      long newest =
          heard.stream().mapToLong(v -> v.history().epoch()).max().orElse(History.EPOCH_UNKNOWN);
      return pod.view().map(view -> view.history().epoch() < newest).orElse(false);
    }
  },
  HISTORY_IS_EMPTY("it has no data and another pod has") {
    @Override
    boolean appliesTo(PodView pod, List<EngineView> heard) {
      boolean anyData = heard.stream().anyMatch(view -> view.history().offsetBytes() > 0);
      return anyData && pod.view().map(v -> v.history().offsetBytes() <= 0).orElse(false);
    }
  };

  private final String text;

  Objection(String text) {
    this.text = text;
  }

  abstract boolean appliesTo(PodView pod, List<EngineView> heard);

  String text() {
    return text;
  }

  static Optional<Objection> against(PodView pod, List<EngineView> heard) {
    for (Objection objection : values()) {
      if (objection.appliesTo(pod, heard)) {
        return Optional.of(objection);
      }
    }
    return Optional.empty();
  }
}
