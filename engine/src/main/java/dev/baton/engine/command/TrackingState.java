package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Whether and how one client is told of changes of keys it may have in a cache of its own. */
public final class TrackingState {
  /**
   * What CLIENT TRACKING ON asks for.
   *
   * @param redirectId the client that gets the messages, 0 for the asking one
   * @param broadcast whether all keys under some prefixes are meant, read or not
   * @param optIn whether only reads after CLIENT CACHING YES count
   * @param optOut whether reads after CLIENT CACHING NO do not count
   * @param noLoop whether the client's own changes are left out
   */
  public record Options(
      long redirectId, boolean broadcast, boolean optIn, boolean optOut, boolean noLoop) {
    static final Options NONE = new Options(0, false, false, false, false);
  }

  private final List<Bytes> prefixes = new ArrayList<>();
  private Options options = Options.NONE;
  private boolean on;
  private long prefixBytes;
  private boolean caching;
  private boolean redirectBroken;

  TrackingState() {}

  /** Whether the client is told of changes. */
  public boolean isOn() {
    return on;
  }

  /** How. */
  public Options options() {
    return options;
  }

  /** The prefixes of keys, when all keys under them are meant. */
  public List<Bytes> prefixes() {
    return new ArrayList<>(prefixes);
  }

  /** What the prefixes take. */
  long prefixBytes() {
    return prefixBytes;
  }

  /** Whether CLIENT CACHING spoke about the next command. */
  public boolean isCaching() {
    return caching;
  }

  /** Notes that CLIENT CACHING has spoken about the next command. */
  public void setCaching(boolean spoken) {
    caching = spoken;
  }

  /** Whether the client that should get the messages is gone. */
  public boolean isRedirectBroken() {
    return redirectBroken;
  }

  void turnOn(Options chosen) {
    on = true;
    options = chosen;
    redirectBroken = false;
  }

  void turnOff() {
    on = false;
    options = Options.NONE;
    caching = false;
    redirectBroken = false;
    prefixes.clear();
    prefixBytes = 0;
  }

  void breakRedirect() {
    redirectBroken = true;
  }

  void addPrefix(Bytes prefix) {
    if (!prefixes.contains(prefix)) {
      prefixes.add(prefix);
      prefixBytes += prefix.length() + ClientMemory.NAME_BYTES;
    }
  }

  /** Whether a read counts, so that the client must be told of later changes. */
  boolean remembersReads() {
    boolean skipped = (options.optIn() && !caching) || (options.optOut() && caching);
    return on && !options.broadcast() && !skipped;
  }
}
