package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** Giving user and password, the common part of AUTH and HELLO. */
final class Authentication {
  private static final String WRONG =
      "WRONGPASS invalid username-password pair or user is disabled.";

  private Authentication() {}

  /** Makes the client the user, or refuses the call. */
  static void run(Access access, Call call, Bytes user, Bytes password) {
    if (!access.authenticate(call, user, password)) {
      throw new Refusal(WRONG);
    }
  }
}
