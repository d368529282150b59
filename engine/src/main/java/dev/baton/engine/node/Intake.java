package dev.baton.engine.node;

import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Lookahead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What has arrived in this turn and waits to be executed. It is executed all at once, in the order
 * in which the clients began to send, so that the lookups of all requests can be prepared together:
 * that is what makes pipelines, and many clients at a time, cheap.
 */
final class Intake {
  // Executing more often costs little; holding back much more would cost memory.
  private static final long WAITING_BYTES_MAX = 4L * 1024 * 1024;

  private final Lookahead lookahead;
  private final RequestScout scout;
  private final Consumer<Client> execute;
  private final List<Client> waiting = new ArrayList<>();
  private long waitingBytes;
  private int nextRequest;
  // The last client of a batch may have more requests than fit: it may go on looking ahead.
  private boolean mayLookOn;
  private BooleanSupplier isHeld = () -> false;

  /** Requests will be handed to {@code execute}, a client at a time. */
  Intake(Keyspace keyspace, Consumer<Client> execute) {
    this.lookahead = keyspace.lookahead();
    this.scout = new RequestScout(keyspace);
    this.execute = execute;
  }

  /** Nothing is executed between turns while {@code held} says so. */
  void holdWhile(BooleanSupplier held) {
    isHeld = held;
  }

  /** Notes that a client has sent something. */
  void add(Client client, int bytes) {
    waitingBytes += bytes;
    if (client.markReceived()) {
      waiting.add(client);
    }
    if (waitingBytes > WAITING_BYTES_MAX && !isHeld.getAsBoolean()) {
      executeAll();
    }
  }

  /** Executes what one client has sent, without waiting for the end of the turn. */
  void executeNow(Client client) {
    if (client.hasReceived()) {
      executeAll();
    }
  }

  /** Executes everything that waits. */
  void executeAll() {
    int first = 0;
    while (first < waiting.size()) {
      int last = lookAhead(first);
      nextRequest = 0;
      for (int i = first; i < last; i++) {
        mayLookOn = i == last - 1;
        Client client = waiting.get(i);
        client.clearReceived();
        nextRequest = client.firstRequest();
        execute.accept(client);
      }
      first = last;
    }
    waiting.clear();
    waitingBytes = 0;
    rest();
  }

  /** The client being executed goes on to its next request. */
  void beginRequest(Client client) {
    if (nextRequest == lookahead.count() && mayLookOn && nextRequest > 0) {
      lookahead.clear();
      scout.look(client.session());
      lookahead.load();
      nextRequest = 0;
    }
    lookahead.enter(nextRequest++);
  }

  /** Nothing is looked ahead for what is executed from now on. */
  void rest() {
    lookahead.clear();
    mayLookOn = false;
    nextRequest = 0;
  }

  /** Looks at the requests of clients from {@code first} on; returns the first left out. */
  private int lookAhead(int first) {
    lookahead.clear();
    int next = first;
    while (next < waiting.size() && !lookahead.isFull()) {
      Client client = waiting.get(next++);
      client.setFirstRequest(lookahead.count());
      if (!client.isClosed()) {
        scout.look(client.session());
      }
    }
    lookahead.load();
    return next;
  }
}
