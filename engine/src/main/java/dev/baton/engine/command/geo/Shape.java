package dev.baton.engine.command.geo;

import java.util.ArrayList;
import java.util.List;

/**
 * What is searched: a circle or, with a width that is not negative, a rectangle around a place.
 * Lengths are in a unit of {@code metres} metres.
 */
record Shape(
    double longitude, double latitude, double radius, double width, double height, double metres) {
  private static final double MAP_METRES = 20037726.37;

  static Shape circle(double longitude, double latitude, double radius, double metres) {
    return new Shape(longitude, latitude, radius, -1, -1, metres);
  }

  private boolean isBox() {
    return width >= 0;
  }

  /** How far a place is from the centre in metres; NaN when it is outside. */
  double distance(double otherLongitude, double otherLatitude) {
    if (isBox()) {
      boolean isOutside =
          Earth.distance(otherLatitude, latitude) > height * metres / 2
              || Earth.distance(otherLongitude, otherLatitude, longitude, otherLatitude)
                  > width * metres / 2;
      return isOutside
          ? Double.NaN
          : Earth.distance(longitude, latitude, otherLongitude, otherLatitude);
    }
    double distance = Earth.distance(longitude, latitude, otherLongitude, otherLatitude);
    return distance > radius * metres ? Double.NaN : distance;
  }

  /** The cells that together cover the shape, in the order in which they are searched. */
  List<Cell> cells() {
    double tall = metres * (isBox() ? height / 2 : radius);
    double wide = metres * (isBox() ? width / 2 : radius);
    double up = Earth.degrees(tall / Earth.RADIUS_METRES);
    // The farther from the equator, the more degrees are a metre.
    double polar = latitude < 0 ? latitude - up : latitude + up;
    double aside = Earth.degrees(wide / Earth.RADIUS_METRES / StrictMath.cos(Earth.radians(polar)));
    int steps = steps();
    Cell centre = Cell.of(longitude, latitude, steps);
    boolean isTooSmall =
        centre.neighbour(0, 1).north() < latitude + up
            || centre.neighbour(0, -1).south() > latitude - up
            || centre.neighbour(1, 0).east() < longitude + aside
            || centre.neighbour(-1, 0).west() > longitude - aside;
    if (steps > 1 && isTooSmall) {
      centre = Cell.of(longitude, latitude, --steps);
    }
    boolean maySkip = steps >= 2;
    boolean skipsSouth = maySkip && centre.south() < latitude - up;
    boolean skipsNorth = maySkip && centre.north() > latitude + up;
    boolean skipsWest = maySkip && centre.west() < longitude - aside;
    boolean skipsEast = maySkip && centre.east() > longitude + aside;
    List<Cell> cells = new ArrayList<>();
    cells.add(centre);
    add(cells, centre, 0, 1, skipsNorth);
    add(cells, centre, 0, -1, skipsSouth);
    add(cells, centre, 1, 0, skipsEast);
    add(cells, centre, -1, 0, skipsWest);
    add(cells, centre, 1, 1, skipsNorth || skipsEast);
    add(cells, centre, -1, 1, skipsNorth || skipsWest);
    add(cells, centre, 1, -1, skipsSouth || skipsEast);
    add(cells, centre, -1, -1, skipsSouth || skipsWest);
    return cells;
  }

  /** Around the world neighbours may be the same cell, which must not be searched twice. */
  private static void add(List<Cell> cells, Cell centre, int east, int north, boolean isSkipped) {
    Cell cell = centre.neighbour(east, north);
    boolean isSame = cells.size() > 1 && cells.getLast().equals(cell);
    if (!isSkipped && !isSame) {
      cells.add(cell);
    }
  }

  /** How often the map is halved so that nine cells cover the shape. */
  private int steps() {
    double corner =
        isBox() ? Math.sqrt((width / 2) * (width / 2) + (height / 2) * (height / 2)) : radius;
    double reach = corner * metres;
    if (reach == 0) {
      return GeoHash.STEPS;
    }
    int steps = 1;
    for (; reach < MAP_METRES; reach *= 2) {
      steps++;
    }
    steps -= 2;
    // Towards the poles a cell has fewer metres.
    steps -= Math.abs(latitude) > 66 ? 1 : 0;
    steps -= Math.abs(latitude) > 80 ? 1 : 0;
    return Math.clamp(steps, 1, GeoHash.STEPS);
  }
}
