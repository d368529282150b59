package dev.baton.engine.command.geo;

/**
 * A place as a number: the bits of its longitude between those of its latitude, which makes places
 * near to each other mostly near in number, too. The range of latitudes is that of web maps, so a
 * hash differs from the text that GEOHASH shows.
 */
final class GeoHash {
  /** The halvings of each axis in a score: 52 bits, which a double holds exactly. */
  static final int STEPS = 26;

  static final double LONGITUDE_MAX = 180;
  static final double LATITUDE_MAX = 85.05112878;

  private static final int TEXT_LENGTH = 11;
  private static final String ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz";
  private static final double POLE = 90;

  private GeoHash() {}

  /** The hash of a place that is in range, of {@code steps} halvings. */
  static long encode(double longitude, double latitude, int steps) {
    return encode(longitude, latitude, steps, LATITUDE_MAX);
  }

  private static long encode(double longitude, double latitude, int steps, double latitudeMax) {
    double north = (latitude + latitudeMax) / (latitudeMax + latitudeMax);
    double east = (longitude + LONGITUDE_MAX) / (LONGITUDE_MAX + LONGITUDE_MAX);
    long cells = 1L << steps;
    return spread((long) (north * cells)) | spread((long) (east * cells)) << 1;
  }

  /** The longitude of the middle of the cell that a score names. */
  static double longitude(double score) {
    long cell = gather((long) score >>> 1);
    double middle = (edge(cell, STEPS, LONGITUDE_MAX) + edge(cell + 1, STEPS, LONGITUDE_MAX)) / 2;
    return Math.clamp(middle, -LONGITUDE_MAX, LONGITUDE_MAX);
  }

  /** The latitude of the middle of the cell that a score names. */
  static double latitude(double score) {
    long cell = gather((long) score);
    double middle = (edge(cell, STEPS, LATITUDE_MAX) + edge(cell + 1, STEPS, LATITUDE_MAX)) / 2;
    return Math.clamp(middle, -LATITUDE_MAX, LATITUDE_MAX);
  }

  /** Where a cell starts on an axis that goes from the negated maximum to the maximum. */
  static double edge(long cell, int steps, double maximum) {
    return -maximum + (cell * 1.0 / (1L << steps)) * (maximum + maximum);
  }

  /** The usual text of a place: ten characters of the hash between the poles, and a zero. */
  static String text(double score) {
    long bits = encode(longitude(score), latitude(score), STEPS, POLE);
    StringBuilder text = new StringBuilder(TEXT_LENGTH);
    for (int i = 1; i < TEXT_LENGTH; i++) {
      text.append(ALPHABET.charAt((int) (bits >>> (2 * STEPS - 5 * i)) & 0x1f));
    }
    return text.append(ALPHABET.charAt(0)).toString();
  }

  /** Puts a zero between each two of the lower 32 bits. */
  private static long spread(long bits) {
    long spread = bits & 0xffffffffL;
    spread = (spread | (spread << 16)) & 0x0000ffff0000ffffL;
    spread = (spread | (spread << 8)) & 0x00ff00ff00ff00ffL;
    spread = (spread | (spread << 4)) & 0x0f0f0f0f0f0f0f0fL;
    spread = (spread | (spread << 2)) & 0x3333333333333333L;
    return (spread | (spread << 1)) & 0x5555555555555555L;
  }

  /** Takes every other bit. */
  static long gather(long bits) {
    long gathered = bits & 0x5555555555555555L;
    gathered = (gathered | (gathered >>> 1)) & 0x3333333333333333L;
    gathered = (gathered | (gathered >>> 2)) & 0x0f0f0f0f0f0f0f0fL;
    gathered = (gathered | (gathered >>> 4)) & 0x00ff00ff00ff00ffL;
    gathered = (gathered | (gathered >>> 8)) & 0x0000ffff0000ffffL;
    return (gathered | (gathered >>> 16)) & 0xffffffffL;
  }
}
