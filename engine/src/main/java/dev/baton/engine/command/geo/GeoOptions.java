package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;
import org.jspecify.annotations.Nullable;

/**
 * The words of a search for places. The key is looked up before anything is refused; without it a
 * member that is named as the centre is not looked for, but the other words must still be right.
 */
final class GeoOptions {
  /** Which words stand where. */
  enum Form {
    /** {@code key longitude latitude radius unit ...} */
    RADIUS,
    /** The same without storing. */
    RADIUS_READ_ONLY,
    /** {@code key member radius unit ...} */
    MEMBER,
    /** The same without storing. */
    MEMBER_READ_ONLY,
    /** {@code key ...} */
    SEARCH,
    /** {@code target source ...} */
    SEARCH_STORE;

    boolean isSearch() {
      return this == SEARCH || this == SEARCH_STORE;
    }

    boolean isByMember() {
      return this == MEMBER || this == MEMBER_READ_ONLY;
    }

    boolean mayStore() {
      return this == RADIUS || this == MEMBER;
    }
  }

  /** Which members come first. */
  enum Order {
    /** Any. */
    NONE,
    /** The nearest. */
    ASCENDING,
    /** The farthest. */
    DESCENDING
  }

  private final Call call;
  private final Form form;
  private final @Nullable SortedSetValue set;
  private double longitude;
  private double latitude;
  private double radius;
  private double width = -1;
  private double height = -1;
  private double metres = 1;
  private boolean hasCentreMember;
  private boolean hasCentrePlace;
  private boolean isCircle;
  private boolean isBox;
  private boolean withDistance;
  private boolean withHash;
  private boolean withPlace;
  private boolean isAny;
  private boolean storesDistance;
  private int storeWord;
  private long count;
  private Order order = Order.NONE;

  private GeoOptions(Call call, Form form, @Nullable SortedSetValue set) {
    this.call = call;
    this.form = form;
    this.set = set;
  }

  static GeoOptions parse(Call call, Form form, @Nullable SortedSetValue set) {
    GeoOptions options = new GeoOptions(call, form, set);
    int word = options.readCentre();
    while (word < call.count()) {
      word += options.read(word);
    }
    options.check();
    // Only the nearest few can be meant, unless any will do.
    if (options.count > 0 && options.order == Order.NONE && !options.isAny) {
      options.order = Order.ASCENDING;
    }
    return options;
  }

  /** Reads what has a fixed place; returns the first word after it. */
  private int readCentre() {
    if (form.isSearch()) {
      storeWord = form == Form.SEARCH_STORE ? 1 : 0;
      return form == Form.SEARCH_STORE ? 3 : 2;
    }
    if (!form.isByMember()) {
      readPlace(2);
      readRadius(4);
      return 6;
    }
    if (set != null) {
      readMember(2);
      readRadius(3);
    }
    return 5;
  }

  /** Reads one option and returns the number of its words. */
  private int read(int word) {
    int left = call.count() - word - 1;
    if (readFlag(word)) {
      return 1;
    }
    if (left >= 1 && call.is(word, "COUNT")) {
      count = call.integer(word + 1);
      if (count <= 0) {
        throw new Refusal("ERR COUNT must be > 0");
      }
      return 2;
    }
    boolean storesDistances = call.is(word, "STOREDIST");
    if (left >= 1 && form.mayStore() && (storesDistances || call.is(word, "STORE"))) {
      storeWord = word + 1;
      storesDistance = storesDistances;
      return 2;
    }
    if (form == Form.SEARCH_STORE && storesDistances) {
      storesDistance = true;
      return 1;
    }
    return form.isSearch() ? readShape(word, left) : refuse();
  }

  private boolean readFlag(int word) {
    if (call.is(word, "WITHDIST")) {
      withDistance = true;
    } else if (call.is(word, "WITHHASH")) {
      withHash = true;
    } else if (call.is(word, "WITHCOORD")) {
      withPlace = true;
    } else if (call.is(word, "ANY")) {
      isAny = true;
    } else if (call.is(word, "ASC")) {
      order = Order.ASCENDING;
    } else if (call.is(word, "DESC")) {
      order = Order.DESCENDING;
    } else {
      return false;
    }
    return true;
  }

  private int readShape(int word, int left) {
    if (left >= 1 && !hasCentrePlace && call.is(word, "FROMMEMBER")) {
      if (set != null) {
        readMember(word + 1);
      }
      hasCentreMember = true;
      return 2;
    }
    if (left >= 2 && !hasCentreMember && call.is(word, "FROMLONLAT")) {
      readPlace(word + 1);
      hasCentrePlace = true;
      return 3;
    }
    if (left >= 2 && !isBox && call.is(word, "BYRADIUS")) {
      readRadius(word + 1);
      isCircle = true;
      return 3;
    }
    if (left >= 3 && !isCircle && call.is(word, "BYBOX")) {
      readBox(word + 1);
      isBox = true;
      return 4;
    }
    return refuse();
  }

  private static int refuse() {
    throw new Refusal(Refusal.SYNTAX);
  }

  private void readPlace(int word) {
    Places.checkPlace(call, word);
    longitude = Places.real(call, word, Refusal.SYNTAX);
    latitude = Places.real(call, word + 1, Refusal.SYNTAX);
  }

  private void readMember(int word) {
    if (set == null || !set.find(call.address(word), call.length(word))) {
      throw new Refusal("ERR could not decode requested zset member");
    }
    longitude = GeoHash.longitude(set.score());
    latitude = GeoHash.latitude(set.score());
  }

  private void readRadius(int word) {
    radius = Places.real(call, word, "ERR need numeric radius");
    if (radius < 0) {
      throw new Refusal("ERR radius cannot be negative");
    }
    metres = Places.metres(call, word + 1);
  }

  private void readBox(int word) {
    width = Places.real(call, word, "ERR need numeric width");
    height = Places.real(call, word + 1, "ERR need numeric height");
    if (width < 0 || height < 0) {
      throw new Refusal("ERR height or width cannot be negative");
    }
    metres = Places.metres(call, word + 2);
  }

  private void check() {
    if (storeWord != 0 && extras() > 0) {
      String who = form == Form.SEARCH_STORE ? "GEOSEARCHSTORE" : "STORE option in GEORADIUS";
      throw new Refusal(
          "ERR " + who + " is not compatible with WITHDIST, WITHHASH and WITHCOORD options");
    }
    String end = " can be specified for " + call.bytes(0);
    if (form.isSearch() && !hasCentreMember && !hasCentrePlace) {
      throw new Refusal("ERR exactly one of FROMMEMBER or FROMLONLAT" + end);
    }
    if (form.isSearch() && !isCircle && !isBox) {
      throw new Refusal("ERR exactly one of BYRADIUS and BYBOX" + end);
    }
    if (isAny && count == 0) {
      throw new Refusal("ERR the ANY argument requires COUNT argument");
    }
  }

  // ---- what was read

  Shape shape() {
    return new Shape(longitude, latitude, radius, width, height, metres);
  }

  double metres() {
    return metres;
  }

  boolean withDistance() {
    return withDistance;
  }

  boolean withHash() {
    return withHash;
  }

  boolean withPlace() {
    return withPlace;
  }

  /** How many things besides the member are replied. */
  int extras() {
    return (withDistance ? 1 : 0) + (withHash ? 1 : 0) + (withPlace ? 1 : 0);
  }

  boolean isAny() {
    return isAny;
  }

  /** The most members there may be; zero for all. */
  long count() {
    return count;
  }

  Order order() {
    return order;
  }

  /** The word with the key that gets the result; zero when it is the reply. */
  int storeWord() {
    return storeWord;
  }

  boolean storesDistance() {
    return storesDistance;
  }

  String storeEvent() {
    return form.isSearch() ? "geosearchstore" : "georadiusstore";
  }
}
