package dev.baton.engine.command.string;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The longest common subsequence of two strings by dynamic programming. Only two rows of lengths
 * are kept; of each cell one bit remains: where the way back turns when the bytes differ.
 */
final class CommonSubsequence {
  /** Equal bytes in a row: where they start in both strings, and how many they are. */
  record Match(int first, int second, int length) {}

  private final byte[] first;
  private final byte[] second;
  private final BitSet turnsToFirst;
  private final int length;

  CommonSubsequence(byte[] first, byte[] second) {
    this.first = first;
    this.second = second;
    this.turnsToFirst = new BitSet();
    this.length = fill();
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    byte[] common = new byte[length];
    int at = length;
    int i = first.length;
    int j = second.length;
    while (i > 0 && j > 0) {
      if (first[i - 1] == second[j - 1]) {
        common[--at] = first[i - 1];
        i--;
        j--;
      } else if (turnsToFirst.get(cell(i, j))) {
        i--;
      } else {
        j--;
      }
    }
    return common;
  }

  /** The matches from the last to the first. */
  List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    int run = 0;
    int i = first.length;
    int j = second.length;
    while (i > 0 && j > 0) {
      if (first[i - 1] == second[j - 1]) {
        run++;
        i--;
        j--;
        continue;
      }
      run = close(matches, i, j, run);
      if (turnsToFirst.get(cell(i, j))) {
        i--;
      } else {
        j--;
      }
    }
    close(matches, i, j, run);
    return matches;
  }

  private static int close(List<Match> matches, int i, int j, int run) {
    if (run > 0) {
      matches.add(new Match(i, j, run));
    }
    return 0;
  }

  private int fill() {
    int[] above = new int[second.length + 1];
    for (int i = 1; i <= first.length; i++) {
      int[] row = new int[second.length + 1];
      for (int j = 1; j <= second.length; j++) {
        if (first[i - 1] == second[j - 1]) {
          row[j] = above[j - 1] + 1;
        } else {
          row[j] = Math.max(above[j], row[j - 1]);
          turnsToFirst.set(cell(i, j), above[j] > row[j - 1]);
        }
      }
      above = row;
    }
    return above[second.length];
  }

  private int cell(int i, int j) {
    return (i - 1) * second.length + j - 1;
  }
}
