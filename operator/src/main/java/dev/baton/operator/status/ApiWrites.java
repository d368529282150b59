package dev.baton.operator.status;

/** Told of every request that may change something on the API server. */
@FunctionalInterface
public interface ApiWrites {

  /** Nobody is told. */
  ApiWrites UNCOUNTED = (verb, kind) -> {};

  /**
   * Takes note of one request, before it is sent.
   *
   * @param verb as the API server calls it: create, patch, delete
   * @param kind kind of the object; {@code /status} is appended for a status
   */
  void note(String verb, String kind);
}
