package dev.baton.engine.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much output may wait for one class of clients: above {@code hardBytes} the client is closed
 * at once, above {@code softBytes} after {@code softSeconds}. Zero means no limit.
 */
public record OutputLimit(long hardBytes, long softBytes, long softSeconds) {
  /** The classes of clients with limits of their own. */
  public enum Client {
    /** Ordinary clients. */
    NORMAL("normal"),
    /** Replicas; the name on the wire is that of Redis 7.2. */
    REPLICA("slave"),
    /** Subscribers. */
    PUBSUB("pubsub");

    private final String word;

    Client(String word) {
      this.word = word;
    }
  }

  static final String DEFAULT =
      "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60";

  /** The limit of {@code client} in a canonical value. */
  static OutputLimit parse(String text, Client client) {
    List<String> words = Arrays.asList(text.split(" ", -1));
    int at = words.indexOf(client.word);
    return new OutputLimit(
        Long.parseLong(words.get(at + 1)),
        Long.parseLong(words.get(at + 2)),
        Long.parseLong(words.get(at + 3)));
  }

  /** Classes that are not named keep what {@code before} says. */
  static Reading read(String before, List<String> words) {
    if (words.size() % 4 != 0) {
      return Reading.failed("Wrong number of arguments in buffer limit configuration.");
    }
    Map<Client, String> limits = new EnumMap<>(Client.class);
    for (Client client : Client.values()) {
      limits.put(client, parse(before, client).text(client));
    }
    for (int i = 0; i < words.size(); i += 4) {
      Client client = client(words.get(i));
      if (client == null) {
        return Reading.failed("Invalid client class specified in buffer limit configuration.");
      }
      long hard = Kinds.bytes(words.get(i + 1));
      long soft = Kinds.bytes(words.get(i + 2));
      long seconds = Kinds.bytes(words.get(i + 3));
      if (hard < 0 || soft < 0 || seconds < 0) {
        return Reading.failed(
            "Error in hard, soft or soft_seconds setting in buffer limit configuration.");
      }
      limits.put(client, new OutputLimit(hard, soft, seconds).text(client));
    }
    return Reading.of(String.join(" ", limits.values()));
  }

  private static @Nullable Client client(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "normal" -> Client.NORMAL;
      case "slave", "replica" -> Client.REPLICA;
      case "pubsub" -> Client.PUBSUB;
      default -> null;
    };
  }

  /** One class as a file names it: there a replica is called so. */
  String written(Client client) {
    String word = client == Client.REPLICA ? "replica" : client.word;
    return word + " " + hardBytes + " " + softBytes + " " + softSeconds;
  }

  private String text(Client client) {
    return client.word + " " + hardBytes + " " + softBytes + " " + softSeconds;
  }
}
