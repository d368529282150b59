package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.ConditionView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whom each replica follows: the primary, or with {@code topology.fanOut} a tree below it in which
 * no engine feeds more than that many others.
 *
 * <p>A replica keeps the upstream that it has for as long as it can, for every change costs a
 * resync, partial as it is. One whose upstream is lost, or feeds too many, goes to the free place
 * nearest to the primary in its own zone, if the tree becomes no deeper by that than {@link Zones}
 * allow, and otherwise to the nearest of all; those below it come along. So the first of a zone
 * follows a pod of another zone, and further ones stay within. Only an engine that has the data
 * feeds others, so a tree grows from its root; one that follows nobody waits a moment for the first
 * of its zone.
 *
 * <p>Zones matter at no other time: nobody moves because a node is labelled or a better place
 * becomes free.
 *
 * <pre>
 *   fanOut 2:          primary
 *                     /       \
 *                    1         2
 *                   / \       /
 *                  3   4     5
 * </pre>
 */
final class Tree {
  /**
   * How long an engine that has just started, or lost its upstream, or got a first primary, waits
   * for the first of its zone. A copy that takes longer must not keep the second one from being
   * made.
   */
  static final long ZONE_PATIENCE_MS = 10_000;

  private final Observed observed;
  private final Zones zones;
  private final String primary;
  private final int fanOut;
  private final Map<String, String> upstreams;

  /** Child to parent, in the order in which they were placed; the root is its own parent. */
  private final Map<String, String> parents = new LinkedHashMap<>();

  private final Set<String> homeless = new LinkedHashSet<>();

  private Tree(Observed observed, String primary) {
    this.observed = observed;
    this.zones = new Zones(observed);
    this.primary = primary;
    this.fanOut = observed.desired().fanOut();
    this.upstreams = readUpstreams();
  }

  /** Whom the pod is to follow; empty while there is no place for it. */
  static Map<String, String> grow(Observed observed, String primary) {
    Tree tree = new Tree(observed, primary);
    tree.grow();
    Map<String, String> upstreams = new LinkedHashMap<>(tree.parents);
    upstreams.remove(primary);
    return upstreams;
  }

  private void grow() {
    observed.pods().stream()
        .filter(pod -> !pod.name().equals(primary) && pod.isReachable() && !pod.terminating())
        .map(PodView::name)
        .forEach(homeless::add);
    place(primary, primary);
    while (!homeless.isEmpty()) {
      String next = nextHomeless();
      Optional<String> parent = upstreamOf(next).filter(this::isPlace).or(() -> findPlace(next));
      homeless.remove(next);
      if (keepsSilentUpstream(next)) {
        parents.put(next, upstreamOf(next).orElseThrow());
        keepChildren(next);
      } else {
        parent.ifPresent(found -> place(next, found));
      }
    }
  }

  /** Places a pod and, as far as they fit, all that hang below it already. */
  private void place(String pod, String parent) {
    parents.put(pod, parent);
    homeless.remove(pod);
    keepChildren(pod);
  }

  private void keepChildren(String root) {
    Deque<String> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      String parent = open.removeFirst();
      for (String child : List.copyOf(homeless)) {
        boolean follows = upstreamOf(child).filter(parent::equals).isPresent();
        if (follows && hasRoom(parent) && !isCutOff(child)) {
          parents.put(child, parent);
          homeless.remove(child);
          open.addLast(child);
        }
      }
    }
  }

  /**
   * First those that hear their upstream: one that does not must not take the place of one that
   * does. Then those that do not hang below another one that has no place itself.
   */
  private String nextHomeless() {
    return homeless.stream()
        .min(
            Comparator.comparing(this::isCutOff)
                .thenComparing(pod -> upstreamOf(pod).filter(homeless::contains).isPresent()))
        .orElseThrow();
  }

  /** Whether the pod has heard nothing of its upstream for long. */
  private boolean isCutOff(String pod) {
    return observed
        .pod(pod)
        .flatMap(PodView::view)
        .map(EngineView::link)
        .filter(link -> !link.up() && !link.fullSyncRunning())
        .map(link -> link.quietForSeconds())
        .map(quiet -> quiet < 0 || quiet * 1_000 >= observed.desired().detectAfterMs())
        .orElse(false);
  }

  private Optional<String> findPlace(String pod) {
    int reach = zones.depthMax(pod) - 1 - heightBelow(pod);
    Predicate<String> isOfZone = parent -> zones.isShared(pod, parent) && depth(parent) <= reach;
    Optional<String> place =
        List.copyOf(parents.keySet()).stream()
            .filter(this::isPlace)
            .min(
                Comparator.comparing(this::isLeaving)
                    .thenComparing(parent -> !isOfZone.test(parent))
                    .thenComparingInt(this::depth)
                    .thenComparing(parent -> !zones.isShared(pod, parent)));
    boolean waits =
        isFresh(pod) && parents.keySet().stream().filter(isOfZone).anyMatch(this::isAboutToBePlace);
    return place.filter(parent -> !waits || isOfZone.test(parent));
  }

  /** How many steps the longest chain has that comes along with a pod that has no place yet. */
  private int heightBelow(String pod) {
    Set<String> level = Set.of(pod);
    int height = -1;
    while (!level.isEmpty() && height < homeless.size()) {
      Set<String> above = level;
      level =
          homeless.stream()
              .filter(child -> upstreamOf(child).filter(above::contains).isPresent())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      height++;
    }
    return height;
  }

  private boolean isAboutToBePlace(String pod) {
    return !feeds(pod) && hasRoom(pod);
  }

  /** Whether the pod has not been without an upstream for long. */
  private boolean isFresh(String pod) {
    Optional<EngineView> view = observed.pod(pod).flatMap(PodView::view);
    if (upstreamOf(pod).isEmpty()) {
      long ageMs = view.map(known -> known.uptimeSeconds() * 1_000).orElse(0L);
      return Math.min(ageMs, primaryAgeMs()) < ZONE_PATIENCE_MS;
    }
    return view.map(EngineView::link)
        .filter(link -> !link.up() && link.quietForSeconds() >= 0)
        .map(link -> link.quietForSeconds() * 1_000 < ZONE_PATIENCE_MS)
        .orElse(false);
  }

  /** How long the primary has been reported to take writes. */
  private long primaryAgeMs() {
    return observed
        .recorded()
        .condition(ConditionType.PRIMARY_AVAILABLE.text())
        .filter(ConditionView::isTrue)
        .map(condition -> observed.nowMs() - condition.sinceMs())
        .orElse(0L);
  }

  private boolean isLeaving(String pod) {
    return observed.pod(pod).map(found -> !found.disruptedBecause().isEmpty()).orElse(true);
  }

  private boolean isPlace(String pod) {
    return parents.containsKey(pod) && feeds(pod) && hasRoom(pod);
  }

  private int depth(String pod) {
    int depth = 0;
    String at = pod;
    while (!at.equals(primary) && parents.containsKey(at) && depth <= parents.size()) {
      at = parents.get(at);
      depth++;
    }
    return depth;
  }

  private boolean hasRoom(String pod) {
    long children =
        parents.entrySet().stream()
            .filter(entry -> entry.getValue().equals(pod) && !entry.getKey().equals(pod))
            .count();
    return fanOut == 0 ? pod.equals(primary) : children < fanOut;
  }

  private boolean feeds(String pod) {
    return pod.equals(primary)
        || observed
            .pod(pod)
            .flatMap(PodView::view)
            .map(view -> view.link().up() && !view.link().fullSyncRunning() && !view.loading())
            .orElse(false);
  }

  /** A short silence of an upstream is no reason to leave it. */
  private boolean keepsSilentUpstream(String pod) {
    return fanOut > 0
        && upstreamOf(pod)
            .flatMap(observed::pod)
            .filter(up -> !up.isReachable() && !up.terminating())
            .filter(up -> !(up.engine() instanceof Inspection.Refused))
            .map(up -> up.silentForMs(observed.nowMs()) < observed.desired().detectAfterMs())
            .orElse(false)
        && upstreamOf(pod).filter(up -> !up.equals(observed.recorded().primary())).isPresent();
  }

  private Optional<String> upstreamOf(String pod) {
    return Optional.ofNullable(upstreams.get(pod));
  }

  /** Whom each replica was told to follow, if that is one of the pods. */
  private Map<String, String> readUpstreams() {
    Map<String, String> read = new LinkedHashMap<>();
    for (PodView pod : observed.pods()) {
      pod.view()
          .filter(known -> known.role() == EngineRole.REPLICA)
          .flatMap(known -> upstreamOf(pod.name(), known))
          .ifPresent(upstream -> read.put(pod.name(), upstream));
    }
    return read;
  }

  private Optional<String> upstreamOf(String pod, EngineView view) {
    return observed.pods().stream()
        .map(PodView::name)
        .filter(up -> !up.equals(pod) && leadsTo(view, up))
        .findFirst();
  }

  private boolean leadsTo(EngineView view, String pod) {
    return view.link().leadsTo(observed.desired().hostOf(pod), observed.desired().port());
  }
}
