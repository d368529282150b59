package dev.baton.engine.base;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls functions of the C library that take at most six whole numbers or addresses.
 *
 * <p>There is one form for all of them, although most take and return less: an argument too many
 * goes into a register that nobody reads, and linking each by itself would build more classes at
 * every start.
 */
public final class CLibrary {
  private static final MethodHandle CALL = link();

  private CLibrary() {}

  /** The function of this name, which is known to be there. */
  public static MemorySegment find(String name) {
    return Linker.nativeLinker().defaultLookup().findOrThrow(name);
  }

  /** Calls it; what a function returns that is narrower or nothing is for the caller to know. */
  public static long call(MemorySegment function, long first, long second) {
    return call(function, first, second, 0, 0, 0, 0);
  }

  /** Calls it. */
  public static long call(
      MemorySegment function,
      long first,
      long second,
      long third,
      long fourth,
      long fifth,
      long sixth) {
    try {
      return (long) CALL.invokeExact(function, first, second, third, fourth, fifth, sixth);
    } catch (Throwable refusal) {
      throw refusal instanceof Error error
          ? error
          : new AssertionError("a call of the C library does not throw", refusal);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link() {
    return Linker.nativeLinker()
        .downcallHandle(
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }
}
