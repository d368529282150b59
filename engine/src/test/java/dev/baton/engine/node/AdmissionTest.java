package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Access;
import dev.baton.engine.config.Configuration;
import org.junit.jupiter.api.Test;

/** Who may connect in protected mode. */
final class AdmissionTest {
  private final Admission admission =
      new Admission(new Configuration(), new Access(() -> false, () -> 0));

  @Test
  void aClientOfAUnixSocketIsOfThisMachine() {
    HostPort socket = new HostPort("/run/baton.sock", 0);

    assertThat(admission.refuse(new FakeLink(socket, new HostPort("?", 0)), 0)).isNull();
  }

  @Test
  void anotherMachineNeedsAPassword() {
    HostPort local = new HostPort("10.0.0.1", 6379);

    assertThat(admission.refuse(new FakeLink(local, new HostPort("10.0.0.2", 40000)), 0))
        .startsWith("DENIED");
    assertThat(admission.refuse(new FakeLink(local, new HostPort("127.0.0.1", 40000)), 0)).isNull();
  }
}
