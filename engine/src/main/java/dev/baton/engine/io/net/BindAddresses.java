package dev.baton.engine.io.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of {@code bind}. {@code *} and {@code ::*} are all addresses of one family, a
 * leading minus allows the address to be absent.
 */
final class BindAddresses {
  /** One address to listen on; an optional one is skipped where the machine does not have it. */
  record Address(String host, boolean isOptional) {}

  private static final String ALL_IPV4 = "0.0.0.0";
  private static final String ALL_IPV6 = "::";

  private BindAddresses() {}

  /**
   * The sockets to open for {@code bind}. A socket on all IPv6 addresses serves IPv4 as well, so
   * where both families are wanted entirely one socket is enough: a second one would collide.
   */
  static List<Address> parse(String bind, boolean hasIpv6) {
    List<Address> addresses = new ArrayList<>();
    for (String word : bind.isEmpty() ? new String[] {"*"} : bind.split(" +", -1)) {
      boolean optional = word.startsWith("-");
      String host = optional ? word.substring(1) : word;
      addresses.add(new Address(expanded(host), optional));
    }
    boolean both = holds(addresses, ALL_IPV4) && holds(addresses, ALL_IPV6);
    if (both) {
      String other = hasIpv6 ? ALL_IPV4 : ALL_IPV6;
      addresses.removeIf(address -> address.host().equals(other));
    }
    return addresses;
  }

  private static String expanded(String host) {
    return switch (host) {
      case "*" -> ALL_IPV4;
      case "::*" -> ALL_IPV6;
      default -> host;
    };
  }

  private static boolean holds(List<Address> addresses, String host) {
    return addresses.stream().anyMatch(address -> address.host().equals(host));
  }
}
