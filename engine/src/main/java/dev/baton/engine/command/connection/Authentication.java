package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/**
 * Giving user and password, the common part of AUTH and HELLO. There is one user, {@code default}.
 */
final class Authentication {
  static final String USER = "default";

  private static final String WRONG =
      "WRONGPASS invalid username-password pair or user is disabled.";

  private Authentication() {}

  /** Authenticates the client, or refuses the call. */
  static void run(Call call, Bytes user, Bytes password) {
    boolean known = user.equals(Bytes.of(USER));
    boolean open = !call.settings().passwordRequired();
    if (!known || !(open || call.settings().acceptsPassword(password))) {
      throw new Refusal(WRONG);
    }
    call.session().setAuthenticated(true);
  }
}
