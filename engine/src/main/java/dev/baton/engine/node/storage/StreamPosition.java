package dev.baton.engine.node.storage;

/** Where the stream of writes stands, for those who note it beside the data. */
public interface StreamPosition {
  /** The history's id. */
  String replicationId();

  /** The newest promotion known. */
  long epoch();

  /** Bytes of the stream applied. */
  long offset();

  /** The database selected in the stream. */
  int streamDatabase();

  /** Whether anybody could continue from here, so that noting it is of use. */
  boolean matters();

  /** The time of the present event. */
  long nowMs();
}
