package dev.baton.engine.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users, their rules and their descriptions. */
final class UsersTest {
  private final CommandCatalog catalog = new CommandCatalog(List.of("read", "write", "slow"));
  private boolean allChannels;
  private final Users users = new Users(catalog, () -> allChannels);

  UsersTest() {
    catalog.add("get", List.of("read"));
    catalog.add("set", List.of("write", "slow"));
    catalog.add("client", List.of("slow"));
    catalog.add("client|id", List.of("slow"));
    catalog.add("client|kill", List.of("slow"));
    catalog.add("select", List.of());
  }

  @Test
  void aNewUserIsOffAndMayDoNothing() {
    assertThat(set("ann")).isEqualTo("user ann off sanitize-payload resetchannels -@all");
  }

  @Test
  void theDefaultUserMayDoEverythingWithoutPassword() {
    assertThat(users.lines())
        .containsExactly("user default on nopass sanitize-payload ~* &* +@all");
    assertThat(users.defaultUser().isOpen()).isTrue();
    assertThat(users.defaultUser().isUnrestricted()).isTrue();
  }

  @Test
  void rulesAreDescribedSoThatTheyMakeTheSameUserAgain() {
    String line =
        set("ann on >one >two ~a* %R~b %W~c %RW~d resetchannels &x +get -set +select|0 (+set ~k )");
    assertThat(line)
        .contains(" ~a* %R~b %W~c ~d resetchannels &x -@all +get -set +select|0 ")
        .endsWith(" (~k resetchannels -@all +set)");
    assertThat(set(line.replace("user ann", "bea")))
        .isEqualTo(line.replace("user ann", "user bea"));
  }

  @Test
  void anyOfSeveralPasswordsOpens() {
    set("ann on >one >two");
    assertThat(opens("ann", "one")).isTrue();
    assertThat(opens("ann", "two")).isTrue();
    set("ann <one");
    assertThat(opens("ann", "one")).isFalse();
    assertThat(opens("ann", "two")).isTrue();
    set("ann off");
    assertThat(opens("ann", "two")).isFalse();
    set("ann on nopass");
    assertThat(opens("ann", "anything")).isTrue();
    set("ann resetpass");
    assertThat(opens("ann", "anything")).isFalse();
  }

  @Test
  void aHashStandsForItsPassword() {
    String hash = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    set("ann on #" + hash);
    assertThat(opens("ann", "one")).isTrue();
    set("ann !" + hash);
    assertThat(opens("ann", "one")).isFalse();
    assertThat(error("ann", "#" + hash.toUpperCase(Locale.ROOT)))
        .contains("The password hash must be exactly 64 characters");
    assertThat(error("ann", "<one")).contains("does not exist");
  }

  @Test
  void aContainerStandsForItsSubcommandsAndOverrulesThem() {
    assertThat(set("ann +client|id +client")).endsWith(" -@all +client");
    assertThat(allows("ann", "client|kill")).isTrue();
    assertThat(set("ann -client|kill")).endsWith(" -@all +client -client|kill");
    assertThat(allows("ann", "client|kill")).isFalse();
    assertThat(allows("ann", "client|id")).isTrue();
  }

  @Test
  void classesAreTakenInTheirOrder() {
    assertThat(set("ann +@all -@write +set -@SLOW")).endsWith(" +@all -@write +set -@slow");
    assertThat(allows("ann", "get")).isTrue();
    assertThat(allows("ann", "set")).isFalse();
    assertThat(set("ann +@all")).endsWith(" +@all");
    assertThat(allows("ann", "set")).isTrue();
  }

  @Test
  void mistakesAreNamedAndChangeNothing() {
    set("ann ~*");
    assertThat(error("ann", "on", "~x"))
        .isEqualTo(
            "Error in ACL SETUSER modifier '~x': Adding a pattern after the * pattern (or the"
                + " 'allkeys' flag) is not valid and does not have any effect. Try 'resetkeys' to"
                + " start with an empty list of patterns");
    assertThat(error("bea", "%~x")).endsWith("'%~x': Syntax error");
    assertThat(error("bea", "%RR~x")).endsWith("Syntax error");
    assertThat(error("ann", "nonsense")).endsWith("Syntax error");
    assertThat(error("ann", "+nosuch")).endsWith("Unknown command or category name in ACL");
    assertThat(error("ann", "-client|nosuch")).endsWith("category name in ACL");
    assertThat(error("ann", "+@nosuch")).endsWith("Unknown command or category name in ACL");
    assertThat(error("ann", "+client|id|x"))
        .endsWith("Allowing first-arg of a subcommand is not supported");
    assertThat(error("ann", "(+get", "~x"))
        .isEqualTo("Unmatched parenthesis in acl selector starting at '(+get'.");
    assertThat(users.lines().getFirst())
        .isEqualTo("user ann off sanitize-payload ~*" + " resetchannels -@all");
  }

  @Test
  void channelsOfNewUsersFollowTheConfiguration() {
    allChannels = true;
    assertThat(set("ann")).isEqualTo("user ann off sanitize-payload &* -@all");
    assertThat(error("ann", "&x")).contains("Try 'resetchannels'");
  }

  @Test
  void aFileIsTakenWhollyOrNotAtAll() {
    UserFile good = UserFile.read("user ann on nopass +get\n\n", "f", users);
    assertThat(good.error()).isNull();
    users.replaceAll(good.users());
    assertThat(users.all()).extracting(User::name).containsExactly("ann", "default");

    UserFile bad = UserFile.read("user bea +nosuch\nuser bea\nann\n", "f", users);
    assertThat(bad.error())
        .isEqualTo(
            "f:1: Error in applying operation '+nosuch': Unknown command or category name in ACL."
                + " WARNING: Duplicate user 'bea' found on line 2. f:3 should start with user"
                + " keyword followed by the username. WARNING: ACL errors detected, no change to"
                + " the previously active ACL rules was performed");
  }

  @Test
  void clientsKeepAUserThatChanges() {
    set("ann on");
    User before = users.find(Bytes.of("ann"));
    set("ann +get");
    assertThat(users.find(Bytes.of("ann"))).isSameAs(before);
  }

  private String set(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    Bytes name = Bytes.of(words.removeFirst());
    Users.Staged staged = users.stage(name, words.stream().map(Bytes::of).toList());
    assertThat(staged.error()).isNull();
    users.commit(Objects.requireNonNull(staged.user()));
    return users.lines().stream()
        .filter(each -> each.startsWith("user " + name + " "))
        .findFirst()
        .orElseThrow();
  }

  private String error(String name, String... rules) {
    Users.Staged staged = users.stage(Bytes.of(name), Stream.of(rules).map(Bytes::of).toList());
    assertThat(staged.user()).isNull();
    return String.valueOf(staged.error());
  }

  private boolean opens(String name, String password) {
    return users.authenticate(Bytes.of(name), Bytes.of(password)) != null;
  }

  private boolean allows(String name, String command) {
    User user = Objects.requireNonNull(users.find(Bytes.of(name)));
    return user.selectors().getFirst().allowsCommand(catalog.number(command));
  }
}
