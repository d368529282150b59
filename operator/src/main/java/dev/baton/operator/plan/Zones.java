package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;

/**
 * Where pods are, and how deep a tree may become for the sake of staying within a zone: as deep as
 * one of that many pods must be anyway, or one step into the zone and what the pods of the zone
 * need below it, whichever is more.
 *
 * <pre>
 *   fanOut 3, three pods in each of the zones a and b:      primary (a)
 *                                                          /   |   \
 *                                                         a    a    b
 *                                                                  / \
 *                                                                 b   b
 * </pre>
 */
final class Zones {
  private final Observed observed;

  Zones(Observed observed) {
    this.observed = observed;
  }

  /** Whether both are known to be in the same zone. */
  boolean isShared(String pod, String other) {
    String zone = zoneOf(pod);
    return !zone.isEmpty() && zone.equals(zoneOf(other));
  }

  /** How many steps from the primary a pod may be to follow one of its own zone. */
  int depthMax(String pod) {
    int whole = height(observed.podsExpected());
    return zoneOf(pod).isEmpty() ? whole : Math.max(whole, 1 + height(podsIn(zoneOf(pod))));
  }

  private String zoneOf(String pod) {
    return observed.pod(pod).map(PodView::zone).orElse("");
  }

  private int podsIn(String zone) {
    return (int) observed.pods().stream().filter(pod -> pod.zone().equals(zone)).count();
  }

  /** Of the least tree in which nobody feeds more than the fan-out. */
  private int height(int pods) {
    long fanOut = Math.max(1, observed.desired().fanOut());
    int height = 0;
    long level = 1;
    for (long room = 1; room < pods; room += level) {
      level *= fanOut;
      height++;
    }
    return height;
  }
}
