package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * {@code PFSELFTEST}: registers keep what they are given without touching their neighbours, both
 * forms agree, and estimates are as good as promised.
 */
final class PfSelfTestCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pfselftest", 1)
          .group(Group.HYPERLOGLOG, "2.8.9")
          .internal()
          .summary("An internal command for testing HyperLogLog values.", "N/A")
          .flags(Flag.ADMIN)
          .categories(Category.HYPERLOGLOG)
          .build();

  // Enough for all registers to be used, and done in a few milliseconds.
  private static final int ELEMENTS = 100_000;
  private static final int ROUNDS = 10;
  // Six times the standard error of 16384 registers: never seen in practice.
  private static final double ERROR_MAX = 6 * 1.04 / 128;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Memory memory = call.keyspace().memory();
    long block = memory.allocate(DenseRegisters.BYTES);
    try {
      memory.fill(block, DenseRegisters.BYTES, (byte) 0);
      DenseRegisters dense = new DenseRegisters(memory, block);
      for (int round = 0; round < ROUNDS; round++) {
        testAccess(dense, round);
      }
      memory.fill(block, DenseRegisters.BYTES, (byte) 0);
      testEstimates(dense, call.settings().sparseSketchBytesMax());
      call.reply().ok();
    } finally {
      memory.free(block, DenseRegisters.BYTES);
    }
  }

  private static void testAccess(DenseRegisters dense, int round) {
    for (int index = 0; index < Registers.COUNT; index++) {
      dense.set(index, expected(index, round));
    }
    for (int index = 0; index < Registers.COUNT; index++) {
      int value = dense.get(index);
      if (value != expected(index, round)) {
        throw failed(
            "Register " + index + " should be " + expected(index, round) + " but is " + value);
      }
    }
  }

  private static int expected(int index, int round) {
    return (int) (((index + 1L + ((long) round << 20)) * STEP) >>> 58);
  }

  private static void testEstimates(DenseRegisters dense, long sparseBytesMax) {
    SparseRegisters sparse = new SparseRegisters();
    sparse.clear();
    boolean isSparse = true;
    long checkpoint = 1;
    for (long element = 1; element <= ELEMENTS; element++) {
      long hash = Pattern.hash(element * STEP);
      int index = Pattern.index(hash);
      int count = Pattern.count(hash);
      dense.raise(index, count);
      isSparse =
          isSparse
              && sparse.raise(index, count, sparseBytesMax) != SparseRegisters.Outcome.TOO_SMALL;
      if (element == checkpoint) {
        check(dense, isSparse ? sparse : null, checkpoint);
        checkpoint *= 10;
      }
    }
  }

  private static void check(DenseRegisters dense, @Nullable SparseRegisters sparse, long real) {
    long estimate = Estimate.of(dense.histogram());
    long error = Math.abs(estimate - real);
    if (error > Math.ceil(ERROR_MAX * real)) {
      throw failed("Too big error. card:" + real + " abserr:" + error);
    }
    int[] histogram = sparse == null ? null : sparse.histogram();
    if (sparse != null && (histogram == null || Estimate.of(histogram) != estimate)) {
      throw failed("dense/sparse disagree");
    }
  }

  private static Refusal failed(String reason) {
    return new Refusal("TESTFAILED " + reason);
  }
}
