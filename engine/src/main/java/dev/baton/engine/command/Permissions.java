package dev.baton.engine.command;

import dev.baton.engine.acl.AccessLog.Reason;
import dev.baton.engine.acl.CommandCatalog;
import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Selector;
import dev.baton.engine.acl.User;
import dev.baton.engine.resp.Arguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges calls by the rules of their user. A call must be allowed wholly by one selector. Of
 * several refusals the one that came furthest is told: a command that no selector allows counts
 * least, then a key, then a channel, and of two of a kind the later word.
 *
 * <p>A user without any restriction costs one test; nothing is allocated unless a call is refused.
 */
final class Permissions {
  /**
   * Why a call is refused.
   *
   * @param word the number of the word that is not allowed
   */
  record Denial(Reason reason, int word) {}

  private final CommandCatalog catalog;
  private final KeyPositions keys = new KeyPositions();
  private boolean keysFound;
  private int deniedWord;

  Permissions(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  /** What speaks against a call, or null; without a user nothing does. */
  @Nullable Denial judge(@Nullable User user, CommandSpec spec, Arguments words) {
    if (user == null || user.isUnrestricted()) {
      return null;
    }
    int number = catalog.number(spec.fullName());
    Reason worst = Reason.COMMAND;
    int word = 0;
    keysFound = false;
    List<Selector> selectors = user.selectors();
    for (int i = 0; i < selectors.size(); i++) {
      Reason reason = judge(selectors.get(i), number, spec, words);
      if (reason == null) {
        return null;
      }
      int order = reason.compareTo(worst);
      if (order > 0 || (order == 0 && deniedWord > word)) {
        worst = reason;
        word = deniedWord;
      }
    }
    return new Denial(worst, word);
  }

  /** Whether a call is allowed by a selector that allows to read every key, too. */
  boolean mayReadEveryKey(@Nullable User user, CommandSpec spec, Arguments words) {
    if (user == null || user.isUnrestricted()) {
      return true;
    }
    int number = catalog.number(spec.fullName());
    keysFound = false;
    return user.selectors().stream()
        .anyMatch(
            selector -> selector.mayReadEveryKey() && judge(selector, number, spec, words) == null);
  }

  private @Nullable Reason judge(Selector selector, int number, CommandSpec spec, Arguments words) {
    deniedWord = 0;
    if (!spec.has(Flag.NO_AUTH)
        && !selector.allowsCommand(number)
        && !allowsByArgument(selector, number, words)) {
      return Reason.COMMAND;
    }
    if (spec.hasKeys() && !selector.allowsAllKeys() && !allowsKeys(selector, spec, words)) {
      return Reason.KEY;
    }
    ChannelSpec channels = spec.channels();
    if (channels != null
        && !selector.allowsAllChannels()
        && !allowsChannels(selector, channels, words)) {
      return Reason.CHANNEL;
    }
    return null;
  }

  private static boolean allowsByArgument(Selector selector, int number, Arguments words) {
    return selector.hasFirstArguments()
        && words.count() > 1
        && selector.allowsFirstArgument(number, words.address(1), words.length(1));
  }

  private boolean allowsKeys(Selector selector, CommandSpec spec, Arguments words) {
    if (!keysFound) {
      spec.findKeys(words, keys);
      keysFound = true;
    }
    for (int i = 0; i < keys.count(); i++) {
      int word = keys.word(i);
      boolean writes =
          keys.has(i, KeyFlag.INSERT) || keys.has(i, KeyFlag.DELETE) || keys.has(i, KeyFlag.UPDATE);
      boolean reads = keys.has(i, KeyFlag.ACCESS);
      if (!selector.allowsKey(words.address(word), words.length(word), reads, writes)) {
        deniedWord = word;
        return false;
      }
    }
    return true;
  }

  private boolean allowsChannels(Selector selector, ChannelSpec channels, Arguments words) {
    int last = channels.toEnd() ? words.count() - 1 : channels.first();
    for (int i = channels.first(); i <= last; i++) {
      boolean allowed =
          channels.pattern()
              ? selector.allowsChannelPattern(Octets.text(words.bytes(i)))
              : selector.allowsChannel(words.address(i), words.length(i));
      if (!allowed) {
        deniedWord = i;
        return false;
      }
    }
    return true;
  }
}
