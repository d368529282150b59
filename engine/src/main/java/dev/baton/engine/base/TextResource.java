package dev.baton.engine.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that are packed beside the classes: part of the program, as the classes are. */
public final class TextResource {
  private TextResource() {}

  /**
   * The text of the file {@code name} in the package of {@code neighbour}. It is read anew at each
   * call, so that a text nobody asks for takes no memory.
   */
  public static String read(Class<?> neighbour, String name) {
    try (InputStream input = neighbour.getResourceAsStream(name)) {
      if (input == null) {
        throw new BrokenInvariantException(name + " is packed beside " + neighbour.getName());
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
