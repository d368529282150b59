package dev.baton.engine.command.geo;

/** A rectangle of the map: all places whose hash starts with the same bits. */
record Cell(long bits, int steps) {
  private static final long EAST_BITS = 0xaaaaaaaaaaaaaaaaL;
  private static final long NORTH_BITS = 0x5555555555555555L;

  static Cell of(double longitude, double latitude, int steps) {
    return new Cell(GeoHash.encode(longitude, latitude, steps), steps);
  }

  /** The lowest score in this cell. */
  double scoreMin() {
    return bits << (2 * (GeoHash.STEPS - steps));
  }

  /** The first score beyond this cell. */
  double scoreEnd() {
    return (bits + 1) << (2 * (GeoHash.STEPS - steps));
  }

  double west() {
    return GeoHash.edge(GeoHash.gather(bits >>> 1), steps, GeoHash.LONGITUDE_MAX);
  }

  double east() {
    return GeoHash.edge(GeoHash.gather(bits >>> 1) + 1, steps, GeoHash.LONGITUDE_MAX);
  }

  double south() {
    return GeoHash.edge(GeoHash.gather(bits), steps, GeoHash.LATITUDE_MAX);
  }

  double north() {
    return GeoHash.edge(GeoHash.gather(bits) + 1, steps, GeoHash.LATITUDE_MAX);
  }

  /** The cell beside this one, around the world if need be; each step is -1, 0 or 1. */
  Cell neighbour(int eastward, int northward) {
    int unused = Long.SIZE - 2 * steps;
    long x = move(bits & EAST_BITS, eastward, NORTH_BITS >>> unused, EAST_BITS >>> unused);
    long y = move(bits & NORTH_BITS, northward, EAST_BITS >>> unused, NORTH_BITS >>> unused);
    return new Cell(x | y, steps);
  }

  /** Counts on one axis: the other's bits are filled, so that the carry runs across them. */
  private static long move(long own, int step, long others, long mask) {
    if (step == 0) {
      return own;
    }
    long moved = step > 0 ? own + (others + 1) : (own | others) - (others + 1);
    return moved & mask;
  }
}
