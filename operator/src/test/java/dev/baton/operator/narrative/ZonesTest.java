package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that stay within zones, and how far they may go for that. */
final class ZonesTest {
  private static final List<String> ZONES = List.of("a", "b", "c", "d");

  /** Fan-out, pods, zones; the fewest links between zones with which the depth can be kept. */
  @ParameterizedTest(name = "fan-out {0}, {1} pods in {2} zones")
  @CsvSource({
    "2, 4, 2, 1, 2",
    "2, 6, 2, 1, 2",
    "3, 6, 3, 2, 2",
    "3, 9, 3, 2, 2",
    "3, 12, 2, 1, 3",
    "5, 6, 3, 2, 2",
    "5, 30, 3, 2, 3",
    "9, 10, 1, 0, 1"
  })
  void aZoneIsEnteredOnce(int fanOut, int pods, int zones, int entries, int height) {
    Scenario scenario = settled(fanOut, pods, ZONES.subList(0, zones), null);

    Links links = Links.of(scenario.world);
    assertThat(links.betweenZones(scenario.world)).as("%s", links).isEqualTo(entries);
    assertThat(links.height()).as("%s", links).isEqualTo(height);
  }

  @Test
  void noTreeIsDeeperThanItsZonesNeed() {
    for (int fanOut = 1; fanOut <= 6; fanOut++) {
      for (int pods = 1; pods <= 13; pods++) {
        for (int zones = 0; zones <= ZONES.size(); zones++) {
          Scenario scenario = settled(fanOut, pods, ZONES.subList(0, zones), null);
          int inZone = zones == 0 ? 0 : (pods + zones - 1) / zones;
          int most = Math.max(height(fanOut, pods), 1 + height(fanOut, inZone));
          Links.assertSound(scenario.world);
          assertThat(Links.of(scenario.world).height())
              .as("fan-out %s, %s pods in %s zones", fanOut, pods, zones)
              .isLessThanOrEqualTo(zones == 0 ? height(fanOut, pods) : most);
        }
      }
    }
  }

  /** Whoever is first in a zone, in whatever order things come, the others find it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void disorderDoesNotLeadOutOfAZone(long seed) {
    Scenario scenario = settled(4, 9, ZONES.subList(0, 3), new Random(seed));

    assertThat(Links.of(scenario.world).betweenZones(scenario.world)).isEqualTo(2);
  }

  @Test
  void withoutFanOutEverybodyFollowsThePrimary() {
    Scenario scenario = settled(0, 6, ZONES, null);

    assertThat(Links.of(scenario.world).height()).isEqualTo(1);
  }

  @Test
  void aReplicaWhoseZoneIsUnknownTakesTheNearestPlace() {
    Scenario scenario = settled(2, 6, List.of("a", "b", ""), null);

    assertThat(Links.of(scenario.world).height()).isEqualTo(2);
  }

  @Test
  void aWholeZoneThatComesBackIsEnteredOnceAgain() {
    Scenario scenario = settled(3, 9, ZONES.subList(0, 3), null);
    List<FakePod> lost = new ArrayList<>(scenario.world.pods.values());
    lost.removeIf(pod -> !pod.zone.equals("b"));
    lost.forEach(scenario.world::kill);
    scenario.run(3);

    assertThat(scenario.settle(1_000)).isTrue();
    assertThat(Links.of(scenario.world).betweenZones(scenario.world)).isEqualTo(2);
  }

  private static Scenario settled(
      int fanOut, int pods, List<String> zones, @Nullable Random order) {
    Scenario scenario = new Scenario(order);
    scenario.world.fanOut = fanOut;
    scenario.world.zones = zones;
    scenario.world.applySpec(pods, "v1");
    assertThat(scenario.settle(3_000)).isTrue();
    return scenario;
  }

  private static int height(int fanOut, int pods) {
    int height = 0;
    int level = 1;
    for (int room = 1; room < pods; room += level) {
      level *= fanOut;
      height++;
    }
    return height;
  }
}
