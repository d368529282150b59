package dev.baton.engine.keyspace;

/**
 * What a key holds. Values are immutable: a change puts a new value, which is what lets a frozen
 * cut share them with the live keyspace.
 */
public sealed interface Value permits StringValue {
  /** The name TYPE answers with. */
  String typeName();

  /** The name OBJECT ENCODING answers with. */
  String encodingName();

  /** The number of the type inside a dataset digest. */
  int digestType();
}
