package dev.baton.engine.node;

/** What is counted about all clients since the start. */
final class ClientTotals {
  long connectionsReceived;
  long connectionsRejected;
  long clientsEvicted;
  long inputBytes;
  long outputBytes;
  long overQueryLimit;
  long overOutputLimit;

  void reset() {
    connectionsReceived = 0;
    connectionsRejected = 0;
    clientsEvicted = 0;
    inputBytes = 0;
    outputBytes = 0;
    overQueryLimit = 0;
    overOutputLimit = 0;
  }
}
