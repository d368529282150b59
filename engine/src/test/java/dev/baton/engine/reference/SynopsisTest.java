package dev.baton.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.BrokenInvariantException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notation of arguments, spelled out. */
final class SynopsisTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      textBlock =
          """
          value                     , string value
          count                     , integer count
          ttl:double                , double ttl
          key newkey:key            , key key at 0; key newkey at 1
          key other:key#0           , key key at 0; key other at 0
          key by:pattern#1/pattern  , key key at 0; pattern by as pattern at 1
          WITHSCORES                , pure-token withscores 'WITHSCORES'
          change=CH                 , pure-token change 'CH'
          equal==                   , pure-token equal '='
          empty=                    , pure-token empty ''
          NO ONE                    , pure-token no 'NO'; pure-token one 'ONE'
          EX count                  , integer count 'EX'
          FULL [COUNT count]        , pure-token full 'FULL'; integer count 'COUNT' optional
          member...                 , string member multiple
          [GET]                     , pure-token get 'GET' optional
          [KEYS key...]             , key key at 0 'KEYS' optional multiple
          [GET pattern]...          , string pattern 'GET' optional multiple multiple_token
          <data: field value>...    , block data multiple (string field; string value)
          [data: field value]...    , block data optional multiple (string field; string value)
          <where: MIN | MAX>        , oneof where (pure-token min 'MIN'; pure-token max 'MAX')
          LIMIT <limit: a b>        , block limit 'LIMIT' (string a; string b)
          [LIMIT <limit: a b>]@6.2.0, block limit 'LIMIT' since 6.2.0 optional (string a; string b)
          [a@6.2.0]                 , string a since 6.2.0 optional
          a...@-2.8.12              , string a until 2.8.12 multiple
          [<a: b>]                  , block a optional (string b)
          """)
  void aNotationStandsForArguments(String notation, String told) {
    TypeNames types = new TypeNames();
    types.add(ArgumentType.INTEGER, "count", "offset");
    types.add(ArgumentType.KEY, "key");

    assertThat(told(Synopsis.parse(notation, types))).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a", "a]", "<a b>", "<a | b>", "[a>", "<x: a]"})
  void aMistakeIsTold(String notation) {
    assertThatThrownBy(() -> Synopsis.parse(notation, new TypeNames()))
        .isInstanceOf(BrokenInvariantException.class)
        .hasMessageContaining(notation);
  }

  @Test
  void aChapterTellsArgumentsAndHistory() {
    Entry entry = new Reference().entry("string", "lcs");

    assertThat(told(entry.arguments())).startsWith("key key1 at 0; key key2 at 0; pure-token len");
    assertThat(new Reference().entry("string", "set").history())
        .contains(new Entry.Change("6.0.0", "`KEEPTTL`."));
  }

  @Test
  void aCommandWithoutArgumentsHasAnEmptyEntry() {
    assertThat(new Reference().entry("string", "nosuch"))
        .isEqualTo(new Entry(List.of(), List.of()));
  }

  private static String told(List<Argument> arguments) {
    return arguments.stream().map(SynopsisTest::told).collect(Collectors.joining("; "));
  }

  private static String told(Argument argument) {
    StringBuilder told = new StringBuilder(argument.type().text() + " " + argument.name());
    if (!argument.displayText().equals(argument.name())) {
      told.append(" as ").append(argument.displayText());
    }
    if (argument.keySpec() != Argument.NO_KEY) {
      told.append(" at ").append(argument.keySpec());
    }
    if (argument.token() != null) {
      told.append(" '").append(argument.token()).append("'");
    }
    if (argument.since() != null) {
      told.append(" since ").append(argument.since());
    }
    if (argument.deprecatedSince() != null) {
      told.append(" until ").append(argument.deprecatedSince());
    }
    argument.flags().forEach(flag -> told.append(' ').append(flag));
    if (argument.type().isGroup()) {
      told.append(" (").append(told(argument.arguments())).append(')');
    }
    return told.toString();
  }
}
