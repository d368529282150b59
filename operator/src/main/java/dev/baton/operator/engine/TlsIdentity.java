package dev.baton.operator.engine;

/**
 * How the operator meets engines that speak TLS. Two are equal when their texts are, so that a
 * renewal makes new connections.
 *
 * @param authorities certificates of the authorities it trusts, in PEM
 * @param certificate what it shows to engines that ask, in PEM
 * @param privateKey the key of that certificate, in PEM
 */
public record TlsIdentity(String authorities, String certificate, String privateKey) {
  /** Never prints a key. */
  @Override
  public String toString() {
    return "TlsIdentity[hidden]";
  }
}
