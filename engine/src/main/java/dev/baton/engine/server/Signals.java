package dev.baton.engine.server;

import dev.baton.engine.node.Signal;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Takes SIGTERM and SIGINT away from the Java machine, whose own handler would end the process
 * without asking the node.
 *
 * <p>Java has no public way to do that. The supported module jdk.unsupported has one, but naming
 * its classes is a compiler warning that cannot be suppressed, hence the reflection.
 */
final class Signals {
  private Signals() {}

  /**
   * Tells {@code receiver}, on a thread of the Java machine, of each signal.
   *
   * @throws StartException when this Java machine cannot hand signals over
   */
  static void handle(Consumer<Signal> receiver) throws StartException {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      for (Signal kind : Signal.values()) {
        Object told =
            Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (_, _, _) -> {
                  receiver.accept(kind);
                  return null;
                });
        String name = kind.systemName().substring("SIG".length());
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, told);
      }
    } catch (ReflectiveOperationException absent) {
      throw new StartException("this Java machine does not hand over signals: " + absent);
    }
  }
}
