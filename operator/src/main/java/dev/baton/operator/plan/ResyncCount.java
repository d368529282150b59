package dev.baton.operator.plan;

import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.StreamView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.observe.Resyncs;
import java.util.List;
import java.util.Optional;

/** Counts how many replicas continued and how many copied everything after the primary changed. */
public final class ResyncCount {
  private ResyncCount() {}

  /** What the primary that these steps have recorded had counted before; empty without one. */
  public static Optional<Resyncs> begin(Observed observed, List<Action> done) {
    return done.stream()
        .filter(Action.RecordPrimary.class::isInstance)
        .map(Action.RecordPrimary.class::cast)
        .findFirst()
        .flatMap(intent ->
            observed
                .pod(intent.pod())
                .flatMap(PodView::view)
                .map(view -> read(view, intent.epoch())));
  }

  private static Resyncs read(EngineView view, long epoch) {
    StreamView stream = view.stream();
    return new Resyncs(epoch, view.runId(), stream.fullSyncs(), stream.partialSyncs());
  }

  /** The change with its resynchronisations, once: when every replica follows the new primary. */
  static PrimaryChange complete(PrimaryChange change, Observed observed) {
    Resyncs before = observed.memories().resyncs();
    if (!change.awaitsResyncsOf(before.epoch())) {
      return change;
    }
    return observed
        .recordedPrimary()
        .flatMap(PodView::view)
        .filter(view -> view.runId().equals(before.runId()))
        .map(view -> read(view, before.epoch()))
        .map(
            now -> change.withResyncs(now.partial() - before.partial(), now.full() - before.full()))
        .orElse(change);
  }
}
