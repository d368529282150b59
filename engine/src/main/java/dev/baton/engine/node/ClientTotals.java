package dev.baton.engine.node;

/** What is counted about all clients since the start. */
final class ClientTotals {
  long connectionsReceived;
  long connectionsRejected;
  long clientsEvicted;
  long inputBytes;
  long outputBytes;

  void reset() {
    connectionsReceived = 0;
    connectionsRejected = 0;
    clientsEvicted = 0;
    inputBytes = 0;
    outputBytes = 0;
  }
}
