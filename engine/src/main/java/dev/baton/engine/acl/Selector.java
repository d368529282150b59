package dev.baton.engine.acl;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One set of permissions: commands with the keys and channels they may be used on. A user has one
 * of its own and any number of others, and a call must be allowed by one of them wholly.
 */
public final class Selector {
  private CommandRules commands = new CommandRules();
  private final List<KeyPattern> keys = new ArrayList<>();
  private final List<String> channels = new ArrayList<>();
  private final List<Glob> channelGlobs = new ArrayList<>();
  private boolean allKeys;
  private boolean allChannels;

  Selector(boolean allChannels) {
    this.allChannels = allChannels;
  }

  Selector copy() {
    Selector copy = new Selector(allChannels);
    copy.commands = commands.copy();
    copy.keys.addAll(keys);
    copy.channels.addAll(channels);
    copy.channelGlobs.addAll(channelGlobs);
    copy.allKeys = allKeys;
    return copy;
  }

  // ---- questions

  /** Whether nothing is refused. */
  boolean isUnrestricted() {
    return allKeys && allChannels && commands.allowsEverything();
  }

  /** Whether the command with this number is allowed, whatever its arguments. */
  public boolean allowsCommand(int number) {
    return commands.allows(number);
  }

  /** Whether some command is allowed with certain first arguments only. */
  public boolean hasFirstArguments() {
    return commands.hasFirstArguments();
  }

  /** Whether a command that is refused otherwise is allowed with this first argument. */
  public boolean allowsFirstArgument(int number, long address, int length) {
    return commands.allowsFirstArgument(number, address, length);
  }

  /** Whether all keys may be read and written. */
  public boolean allowsAllKeys() {
    return allKeys;
  }

  /** Whether all channels are allowed. */
  public boolean allowsAllChannels() {
    return allChannels;
  }

  /** Whether a key may be read, as far as that is wanted, and written. */
  public boolean allowsKey(long address, int length, boolean toRead, boolean toWrite) {
    boolean allowed = allKeys;
    for (int i = 0; !allowed && i < keys.size(); i++) {
      KeyPattern each = keys.get(i);
      allowed = each.covers(toRead, toWrite) && each.glob().matches(address, length);
    }
    return allowed;
  }

  /** Whether any key there may ever be may be read. */
  public boolean mayReadEveryKey() {
    return allKeys || keys.stream().anyMatch(key -> key.reads() && key.pattern().equals("*"));
  }

  /** Whether a channel is allowed. */
  public boolean allowsChannel(long address, int length) {
    boolean allowed = allChannels;
    for (int i = 0; !allowed && i < channelGlobs.size(); i++) {
      allowed = channelGlobs.get(i).matches(address, length);
    }
    return allowed;
  }

  /** Whether a channel is allowed. */
  public boolean allowsChannel(Bytes channel) {
    return allChannels || channelGlobs.stream().anyMatch(glob -> glob.matches(channel));
  }

  /** Whether a pattern of channels is allowed: it must be one of the allowed patterns itself. */
  public boolean allowsChannelPattern(String pattern) {
    return allChannels || channels.contains(pattern);
  }

  /** Whether each pattern of channels is one of another user's, too. */
  public boolean channelsAreIn(User other) {
    return channels.stream()
        .allMatch(each -> other.selectors().stream().anyMatch(s -> s.channels.contains(each)));
  }

  // ---- rules

  /** Applies a rule that is not empty. */
  @Nullable RuleProblem apply(String rule, CommandCatalog catalog) {
    switch (rule.toLowerCase(Locale.ROOT)) {
      case "allkeys", "~*" -> setAllKeys(true);
      case "resetkeys" -> setAllKeys(false);
      case "allchannels", "&*" -> setAllChannels(true);
      case "resetchannels" -> setAllChannels(false);
      case "allcommands", "+@all" -> commands.setAll(true);
      case "nocommands", "-@all" -> commands.setAll(false);
      default -> {
        return applyOne(rule, catalog);
      }
    }
    return null;
  }

  private @Nullable RuleProblem applyOne(String rule, CommandCatalog catalog) {
    return switch (rule.charAt(0)) {
      case '~', '%' -> addKeys(rule);
      case '&' -> addChannels(rule.substring(1));
      case '+', '-' -> commands.apply(rule, catalog);
      default -> RuleProblem.SYNTAX;
    };
  }

  private void setAllKeys(boolean all) {
    allKeys = all;
    keys.clear();
  }

  private void setAllChannels(boolean all) {
    allChannels = all;
    channels.clear();
    channelGlobs.clear();
  }

  /** {@code ~pattern}, or the same behind a percent sign and the letters of what is allowed. */
  private @Nullable RuleProblem addKeys(String rule) {
    if (allKeys) {
      return RuleProblem.ALL_KEYS_ALREADY;
    }
    int tilde = rule.indexOf('~');
    String rights = rule.substring(0, Math.max(0, tilde)).toUpperCase(Locale.ROOT);
    boolean reads = rights.isEmpty() || rights.indexOf('R') > 0;
    boolean writes = rights.isEmpty() || rights.indexOf('W') > 0;
    boolean wellFormed =
        switch (rights) {
          case "", "%R", "%W", "%RW", "%WR" -> tilde >= 0;
          default -> false;
        };
    String pattern = rule.substring(tilde + 1);
    if (!wellFormed || Octets.hasSpaces(pattern)) {
      return RuleProblem.SYNTAX;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).pattern().equals(pattern)) {
        keys.set(i, keys.get(i).with(reads, writes));
        return null;
      }
    }
    keys.add(KeyPattern.of(pattern, reads, writes));
    return null;
  }

  private @Nullable RuleProblem addChannels(String pattern) {
    if (allChannels) {
      return RuleProblem.ALL_CHANNELS_ALREADY;
    }
    if (Octets.hasSpaces(pattern)) {
      return RuleProblem.SYNTAX;
    }
    if (!channels.contains(pattern)) {
      channels.add(pattern);
      channelGlobs.add(new Glob(Octets.bytes(pattern)));
    }
    return null;
  }

  // ---- descriptions, one character a byte

  /** The rules about commands. */
  public String describeCommands() {
    return commands.describe();
  }

  /** The rules about keys. */
  public String describeKeys() {
    return allKeys ? "~*" : String.join(" ", keys.stream().map(KeyPattern::rule).toList());
  }

  /** The rules about channels. */
  public String describeChannels() {
    return allChannels
        ? "&*"
        : String.join(" ", channels.stream().map(pattern -> "&" + pattern).toList());
  }

  /** All rules, as they may be given again. */
  String describe() {
    String aboutKeys = describeKeys();
    String aboutChannels = describeChannels();
    return (aboutKeys.isEmpty() ? "" : aboutKeys + " ")
        + (allChannels ? "" : "resetchannels ")
        + (aboutChannels.isEmpty() ? "" : aboutChannels + " ")
        + describeCommands();
  }
}
