package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random requests over all commands on places: mostly sensible, now and then broken. */
final class RandomGeoCommands extends RequestMaker {
  private static final String[] LENGTHS = {
    "0", "1", "10", "100", "500", "1000", "5000", "12000", "-1", "x", "3.5", "20000"
  };
  private static final String[] UNITS = {"m", "km", "ft", "mi", "KM", "km", "km", "km", "x"};
  private static final String[] OPTIONS = {
    "WITHDIST",
    "WITHCOORD",
    "WITHHASH",
    "ASC",
    "DESC",
    "asc",
    "COUNT 3",
    "COUNT 1 ANY",
    "COUNT 0",
    "COUNT x",
    "ANY",
    "COUNT 5",
    "WITHDIST",
    "nosuch"
  };

  RandomGeoCommands(SplittableRandom random) {
    super(random);
    add(this::make);
  }

  private List<String> make() {
    List<String> words = new ArrayList<>();
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> add(words);
      case 4 -> words.addAll(List.of("GEOPOS", key(), member(), member()));
      case 5 -> words.addAll(List.of("GEOHASH", key(), member(), member()));
      case 6 -> words.addAll(List.of("GEODIST", key(), member(), member()));
      case 7 -> words.addAll(List.of("GEODIST", key(), member(), member(), pick(UNITS)));
      case 8 -> search(words, "GEOSEARCH", key());
      case 9 -> search(words, "GEOSEARCH", key());
      case 10 -> search(words, "GEOSEARCHSTORE", "t", key());
      case 11 -> radius(words, pick("GEORADIUS", "GEORADIUS_RO"), longitude(), latitude());
      case 12 -> radius(words, pick("GEORADIUSBYMEMBER", "GEORADIUSBYMEMBER_RO"), member());
      case 13 -> store(words);
      case 14 -> words.addAll(List.of("ZREM", key(), member()));
      default -> words.addAll(List.of("ZRANGE", pick("t", "g0"), "0", "-1"));
    }
    return words;
  }

  private void add(List<String> words) {
    words.addAll(List.of("GEOADD", key()));
    if (random.nextInt(4) == 0) {
      words.add(pick("NX", "XX", "CH", "ch"));
    }
    for (int i = 0; i < 4; i++) {
      words.addAll(List.of(longitude(), latitude(), member()));
    }
  }

  private void search(List<String> words, String... start) {
    words.addAll(List.of(start));
    if (random.nextBoolean()) {
      words.addAll(List.of("FROMMEMBER", member()));
    } else {
      words.addAll(List.of("FROMLONLAT", longitude(), latitude()));
    }
    if (random.nextBoolean()) {
      words.addAll(List.of("BYRADIUS", pick(LENGTHS), pick(UNITS)));
    } else {
      words.addAll(List.of("BYBOX", pick(LENGTHS), pick(LENGTHS), pick(UNITS)));
    }
    if (!start[0].equals("GEOSEARCHSTORE") || random.nextInt(4) == 0) {
      options(words);
    }
  }

  private void radius(List<String> words, String name, String... centre) {
    words.addAll(List.of(name, key()));
    words.addAll(List.of(centre));
    words.addAll(List.of(pick(LENGTHS), pick(UNITS)));
    options(words);
  }

  private void store(List<String> words) {
    words.addAll(List.of("GEORADIUS", key(), longitude(), latitude(), pick(LENGTHS), pick(UNITS)));
    words.addAll(random.nextBoolean() ? List.of("STORE", "t") : List.of("STOREDIST", "d"));
  }

  private void options(List<String> words) {
    for (int i = random.nextInt(4); i > 0; i--) {
      words.addAll(List.of(pick(OPTIONS).split(" ")));
    }
  }

  private String key() {
    return random.nextInt(30) == 0 ? pick("missing", "string", "e0") : "g" + random.nextInt(2);
  }

  private String member() {
    return "m" + random.nextInt(40);
  }

  private String longitude() {
    return switch (random.nextInt(30)) {
      case 0 -> pick("180", "-180", "181", "x", "inf", "179.999999", "0");
      case 1, 2, 3 -> Double.toString(random.nextDouble(-180, 180));
      default -> Double.toString(random.nextDouble(2, 14));
    };
  }

  private String latitude() {
    return switch (random.nextInt(30)) {
      case 0 -> pick("85.05112878", "-85.05112878", "86", "x", "-inf", "84.9", "-0.000001");
      case 1, 2, 3 -> Double.toString(random.nextDouble(-85, 85));
      default -> Double.toString(random.nextDouble(40, 55));
    };
  }
}
