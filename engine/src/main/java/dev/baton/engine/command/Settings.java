package dev.baton.engine.command;

/** What the call chain and the commands must know of the configuration in force. */
public interface Settings {
  /** Whether DEBUG may be run by this client. */
  boolean debugAllowed(Session session);

  /** Whether keys that expire are propagated as UNLINK rather than DEL. */
  boolean lazyFreeLazyExpire();

  /** Whether replicas are told UNLINK rather than DEL of what another value replaces. */
  boolean lazyFreeLazyServerDel();

  /** Whether keys that a command deletes on its own account are propagated as UNLINK. */
  boolean lazyFreeLazyServerDelete();

  /** The longest string a command may make, in bytes. */
  long bulkBytesMax();

  /** From how many bytes on a node of a stream takes no more entries; 0 for no limit. */
  long streamNodeBytesMax();

  /** From how many entries on a node of a stream takes no more; 0 for no limit. */
  long streamNodeEntriesMax();

  /** Whether equal small integers look like one: not while each key needs a history of its own. */
  boolean sharesIntegers();

  /** How long a string with sparse registers of an estimated count may be, in bytes. */
  long sparseSketchBytesMax();
}
