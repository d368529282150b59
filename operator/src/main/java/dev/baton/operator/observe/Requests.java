package dev.baton.operator.observe;

/**
 * Requests by annotation, as they stand in the metadata or as they were dealt with.
 *
 * @param switchover value of the annotation that asks for a move of the primary, or empty
 * @param restart value of the annotation that asks for new pods, or empty
 */
public record Requests(String switchover, String restart) {

  /** No request. */
  public static final Requests NONE = new Requests("", "");
}
