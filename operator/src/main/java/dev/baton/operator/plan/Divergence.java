package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a pod has that the primary has not, told by their histories.
 *
 * <p>Engines refuse a snapshot that is behind their own data. The operator overrides that only
 * where the end of that data is decided and recorded: a change of the primary has begun a newer
 * epoch, and the pod's history is not a part of it.
 */
final class Divergence {
  private Divergence() {}

  /** Whether a pod that follows the primary is to give up what it has beyond it. */
  static boolean isGivenUp(Observed observed, PodView pod, String primary) {
    Optional<History> held = pod.view().map(EngineView::history);
    Optional<History> leading = historyOfPrimary(observed, primary);
    return held.isPresent() && leading.isPresent() && isSuperseded(held.get(), leading.get());
  }

  /** How many bytes a former primary has that the one after it never had, where it can be told. */
  static OptionalLong bytesBeyond(Observed observed, PodView former, String primary) {
    Optional<History> held = former.view().map(EngineView::history);
    Optional<History> leading = historyOfPrimary(observed, primary);
    return held.isPresent() && leading.isPresent() && continues(held.get(), leading.get())
        ? OptionalLong.of(Math.max(0, held.get().offsetBytes() - sharedBytes(leading.get())))
        : OptionalLong.empty();
  }

  private static boolean isSuperseded(History held, History leading) {
    boolean older =
        held.epoch() != History.EPOCH_UNKNOWN && held.epoch() < leading.epoch() && !held.isEmpty();
    boolean isPart =
        held.streamId().equals(leading.streamId())
            || (continues(held, leading) && held.offsetBytes() <= sharedBytes(leading));
    return older && !isPart;
  }

  /** Whether the primary's history branches off the stream that is held. */
  private static boolean continues(History held, History leading) {
    return leading.formerOffsetBytes() >= 0 && leading.formerStreamId().equals(held.streamId());
  }

  /** The branch begins with the byte after the last one that both have. */
  private static long sharedBytes(History leading) {
    return leading.formerOffsetBytes() - 1;
  }

  private static Optional<History> historyOfPrimary(Observed observed, String primary) {
    return observed
        .pod(primary)
        .filter(pod -> pod.plays(EngineRole.PRIMARY))
        .flatMap(PodView::view)
        .map(EngineView::history);
  }
}
