package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.TrackingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words after {@code CLIENT TRACKING ON | OFF}; refuses what contradicts itself. */
final class TrackingOptions {
  private static final String SWITCHED =
      " mode before disabling tracking for this client, and then re-enabling it with a different"
          + " mode.";

  private final List<Bytes> prefixes = new ArrayList<>();
  private long redirectId;
  private boolean broadcast;
  private boolean optIn;
  private boolean optOut;
  private boolean noLoop;

  private TrackingOptions() {}

  static TrackingOptions parse(Call call, Sessions sessions) {
    TrackingOptions options = new TrackingOptions();
    for (int i = 3; i < call.count(); i++) {
      boolean hasNext = i + 1 < call.count();
      if (call.is(i, "REDIRECT") && hasNext) {
        options.redirect(call.integer(++i), sessions);
      } else if (call.is(i, "PREFIX") && hasNext) {
        options.prefixes.add(call.bytes(++i));
      } else if (!options.take(call, i)) {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return options;
  }

  TrackingState.Options chosen() {
    return new TrackingState.Options(redirectId, broadcast, optIn, optOut, noLoop);
  }

  List<Bytes> prefixes() {
    return prefixes;
  }

  /** Refuses options that do not go together, or not with what was chosen before. */
  void check(TrackingState before) {
    if (!broadcast && !prefixes.isEmpty()) {
      throw new Refusal("ERR PREFIX option requires BCAST mode to be enabled");
    }
    if (before.isOn() && before.options().broadcast() != broadcast) {
      throw new Refusal("ERR You can't switch BCAST mode on/off" + SWITCHED.substring(5));
    }
    if (broadcast && (optIn || optOut)) {
      throw new Refusal("ERR OPTIN and OPTOUT are not compatible with BCAST");
    }
    if (optIn && optOut) {
      throw new Refusal("ERR You can't specify both OPTIN mode and OPTOUT mode");
    }
    if ((optIn && before.options().optOut()) || (optOut && before.options().optIn())) {
      throw new Refusal("ERR You can't switch OPTIN/OPTOUT" + SWITCHED);
    }
    for (int i = 0; i < prefixes.size(); i++) {
      checkApart(prefixes.get(i), before.prefixes(), "an existing prefix");
      List<Bytes> others = prefixes.subList(i + 1, prefixes.size());
      checkApart(prefixes.get(i), others, "another provided prefix");
    }
  }

  private static void checkApart(Bytes prefix, List<Bytes> others, String what) {
    for (Bytes other : others) {
      int length = Math.min(prefix.length(), other.length());
      if (Arrays.equals(prefix.array(), 0, length, other.array(), 0, length)) {
        throw new Refusal(
            "ERR Prefix '"
                + prefix
                + "' overlaps with "
                + what
                + " '"
                + other
                + "'. Prefixes for a single client must not overlap.");
      }
    }
  }

  private void redirect(long id, Sessions sessions) {
    if (redirectId != 0) {
      throw new Refusal("ERR A client can only redirect to a single other client");
    }
    if (sessions.find(id) == null) {
      throw new Refusal("ERR The client ID you want redirect to does not exist");
    }
    redirectId = id;
  }

  private boolean take(Call call, int index) {
    if (call.is(index, "BCAST")) {
      broadcast = true;
    } else if (call.is(index, "OPTIN")) {
      optIn = true;
    } else if (call.is(index, "OPTOUT")) {
      optOut = true;
    } else if (call.is(index, "NOLOOP")) {
      noLoop = true;
    } else {
      return false;
    }
    return true;
  }
}
