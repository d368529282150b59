package dev.baton.engine.command.geo;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What the commands on places share. */
final class Places {
  private static final String NOT_A_FLOAT = "ERR value is not a valid float";
  private static final int COORDINATE_DIGITS = 17;
  private static final int DISTANCE_DIGITS = 4;
  private static final double DISTANCE_SCALE = 10_000;

  private Places() {}

  /** The places at the key of a word, to be read; null when there are none. */
  static @Nullable SortedSetValue read(Call call, int word) {
    Entry entry = call.read(word, Type.SORTED_SET);
    return entry == null ? null : call.keyspace().sortedSets().at(entry);
  }

  static double real(Call call, int word, String errorLine) {
    double value = DoubleParser.parse(call.address(word), call.length(word));
    if (Double.isNaN(value)) {
      throw new Refusal(errorLine);
    }
    return value;
  }

  /** Refuses two words that are no longitude and latitude on the map. */
  static void checkPlace(Call call, int word) {
    double longitude = real(call, word, NOT_A_FLOAT);
    double latitude = real(call, word + 1, NOT_A_FLOAT);
    if (Math.abs(longitude) > GeoHash.LONGITUDE_MAX || Math.abs(latitude) > GeoHash.LATITUDE_MAX) {
      String pair = sixDigits(longitude) + "," + sixDigits(latitude);
      throw new Refusal("ERR invalid longitude,latitude pair " + pair);
    }
  }

  /** How many metres the unit in a word has. */
  static double metres(Call call, int word) {
    if (call.is(word, "M")) {
      return 1;
    }
    if (call.is(word, "KM")) {
      return 1000;
    }
    if (call.is(word, "FT")) {
      return 0.3048;
    }
    if (call.is(word, "MI")) {
      return 1609.34;
    }
    throw new Refusal("ERR unsupported unit provided. please use M, KM, FT, MI");
  }

  /** Replies with a distance: four digits, always as a text. */
  static void distance(ReplyWriter reply, double distance) {
    long scaled = (long) Math.rint(distance * DISTANCE_SCALE);
    reply.bulk(BigDecimal.valueOf(scaled, DISTANCE_DIGITS).toPlainString());
  }

  /** Replies with the longitude and the latitude that a score stands for. */
  static void place(ReplyWriter reply, double score) {
    reply.array(2);
    reply.realText(coordinate(GeoHash.longitude(score)));
    reply.realText(coordinate(GeoHash.latitude(score)));
  }

  private static String coordinate(double value) {
    BigDecimal shown = new BigDecimal(value).setScale(COORDINATE_DIGITS, RoundingMode.HALF_EVEN);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String sixDigits(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String text = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    return value < 0 && !text.startsWith("-") ? "-" + text : text;
  }
}
