package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** A word that is ON or OFF. */
final class Switch {
  private Switch() {}

  /** Whether word {@code index} is ON; refuses anything but ON and OFF. */
  static boolean isOn(Call call, int index) {
    if (!call.is(index, "ON") && !call.is(index, "OFF")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    return call.is(index, "ON");
  }
}
