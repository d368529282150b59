package dev.baton.engine.command.geo;

/** Distances on a sphere as large as the earth, in metres. */
final class Earth {
  static final double RADIUS_METRES = 6372797.560856;

  private Earth() {}

  static double radians(double degrees) {
    return degrees * (Math.PI / 180.0);
  }

  static double degrees(double radians) {
    return radians / (Math.PI / 180.0);
  }

  /** The distance of two latitudes. */
  static double distance(double latitude, double otherLatitude) {
    return RADIUS_METRES * Math.abs(radians(otherLatitude) - radians(latitude));
  }

  /** The distance of two places by the haversine formula. */
  static double distance(double longitude, double latitude, double otherLong, double otherLat) {
    double v = StrictMath.sin((radians(otherLong) - radians(longitude)) / 2);
    if (v == 0) {
      return distance(latitude, otherLat);
    }
    double from = radians(latitude);
    double to = radians(otherLat);
    double u = StrictMath.sin((to - from) / 2);
    double a = u * u + StrictMath.cos(from) * StrictMath.cos(to) * v * v;
    return 2.0 * RADIUS_METRES * StrictMath.asin(Math.sqrt(a));
  }
}
