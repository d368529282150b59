package dev.baton.engine.acl;

import dev.baton.engine.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user: passwords, of which any one opens, and permissions. Clients keep the user itself, so that
 * a change of its rules holds for them at once.
 */
public final class User {
  private static final String HASH_FORM = "[0-9a-f]{64}";

  private final String name;
  private final List<String> hashes = new ArrayList<>();
  private final List<Selector> selectors = new ArrayList<>();
  private final List<Selector> selectorsSeen = Collections.unmodifiableList(selectors);
  private boolean enabled;
  private boolean withoutPassword;
  private boolean skipsSanitizing;
  private boolean unrestricted;

  /** A user as it is made: switched off, without any permission but, if wanted, on channels. */
  User(String name, boolean allChannels) {
    this.name = name;
    selectors.add(new Selector(allChannels));
  }

  /** The name, one character a byte. */
  public String name() {
    return name;
  }

  /** Whether it may authenticate. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Whether any password opens. */
  public boolean needsNoPassword() {
    return withoutPassword;
  }

  /** Whether a client is this user without authenticating, if it is the default user. */
  public boolean isOpen() {
    return enabled && withoutPassword;
  }

  /** Whether nothing is refused, so that no call has to be judged. */
  public boolean isUnrestricted() {
    return unrestricted;
  }

  /** The permissions; those of the user itself come first, and there are always these. */
  public List<Selector> selectors() {
    return selectorsSeen;
  }

  /** SHA-256 of the passwords in hexadecimal digits. */
  public List<String> hashes() {
    return Collections.unmodifiableList(hashes);
  }

  /** Whether a password opens. It takes as long for a wrong password as for the right one. */
  boolean accepts(Bytes password) {
    boolean accepted = withoutPassword;
    byte[] given = hash(password).getBytes(StandardCharsets.US_ASCII);
    for (String each : hashes) {
      accepted |= MessageDigest.isEqual(given, each.getBytes(StandardCharsets.US_ASCII));
    }
    return enabled && accepted;
  }

  /** The words for the flags, as ACL GETUSER replies them. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add(enabled ? "on" : "off");
    if (withoutPassword) {
      flags.add("nopass");
    }
    flags.add(skipsSanitizing ? "skip-sanitize-payload" : "sanitize-payload");
    return flags;
  }

  /** The rules that make this user out of a new one, one character a byte. */
  public String describe() {
    StringBuilder text = new StringBuilder(String.join(" ", flags()));
    hashes.forEach(hash -> text.append(" #").append(hash));
    text.append(' ').append(selectors.getFirst().describe());
    for (Selector each : selectors.subList(1, selectors.size())) {
      text.append(" (").append(each.describe()).append(')');
    }
    return text.toString();
  }

  // ---- changes

  User copy() {
    User copy = new User(name, false);
    copy.become(this);
    return copy;
  }

  /** Takes everything but the name over. */
  void become(User other) {
    List<Selector> taken = other.selectors.stream().map(Selector::copy).toList();
    selectors.clear();
    selectors.addAll(taken);
    List<String> takenHashes = new ArrayList<>(other.hashes);
    hashes.clear();
    hashes.addAll(takenHashes);
    enabled = other.enabled;
    withoutPassword = other.withoutPassword;
    skipsSanitizing = other.skipsSanitizing;
    unrestricted = other.unrestricted;
  }

  /** Makes {@code password} the only one; without one any opens. */
  void setOnlyPassword(@Nullable Bytes password) {
    hashes.clear();
    withoutPassword = password == null;
    if (password != null) {
      hashes.add(hash(password));
    }
  }

  /** Adds a password to the others, if it is not one of them. */
  boolean addPassword(Bytes password) {
    int before = hashes.size();
    addHash(hash(password));
    return hashes.size() > before;
  }

  /** Applies one rule; an empty one means nothing. */
  @Nullable RuleProblem apply(String rule, CommandCatalog catalog, boolean allChannelsByDefault) {
    if (rule.isEmpty()) {
      return null;
    }
    RuleProblem problem = null;
    switch (rule.toLowerCase(Locale.ROOT)) {
      case "on" -> enabled = true;
      case "off" -> enabled = false;
      case "skip-sanitize-payload" -> skipsSanitizing = true;
      case "sanitize-payload" -> skipsSanitizing = false;
      case "nopass" -> setOnlyPassword(null);
      case "resetpass" -> resetPasswords();
      case "clearselectors" -> selectors.subList(1, selectors.size()).clear();
      case "reset" -> become(new User(name, allChannelsByDefault));
      default -> problem = applyOne(rule, catalog, allChannelsByDefault);
    }
    unrestricted = selectors.getFirst().isUnrestricted();
    return problem;
  }

  private @Nullable RuleProblem applyOne(
      String rule, CommandCatalog catalog, boolean allChannelsByDefault) {
    String rest = rule.substring(1);
    return switch (rule.charAt(0)) {
      case '>' -> addHash(hash(Octets.bytes(rest)));
      case '#' -> addHash(rest);
      case '<' -> removeHash(hash(Octets.bytes(rest)));
      case '!' -> removeHash(rest);
      case '(' ->
          rule.endsWith(")")
              ? addSelector(rule.substring(1, rule.length() - 1), catalog, allChannelsByDefault)
              : RuleProblem.SYNTAX;
      default -> selectors.getFirst().apply(rule, catalog);
    };
  }

  private void resetPasswords() {
    hashes.clear();
    withoutPassword = false;
  }

  private @Nullable RuleProblem addHash(String hash) {
    if (!hash.matches(HASH_FORM)) {
      return RuleProblem.BAD_HASH;
    }
    if (!hashes.contains(hash)) {
      hashes.add(hash);
    }
    withoutPassword = false;
    return null;
  }

  private @Nullable RuleProblem removeHash(String hash) {
    if (!hash.matches(HASH_FORM)) {
      return RuleProblem.BAD_HASH;
    }
    return hashes.remove(hash) ? null : RuleProblem.NO_SUCH_PASSWORD;
  }

  private @Nullable RuleProblem addSelector(
      String rules, CommandCatalog catalog, boolean allChannelsByDefault) {
    Selector added = new Selector(allChannelsByDefault);
    for (String rule : rules.strip().split("\\s+", -1)) {
      RuleProblem problem = rule.isEmpty() ? null : added.apply(rule, catalog);
      if (problem != null) {
        return problem;
      }
    }
    selectors.add(added);
    return null;
  }

  private static String hash(Bytes password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(password.array()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
