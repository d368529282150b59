package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words of a union, an intersection or a difference, from the number of keys on: {@code numkeys
 * key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX] [WITHSCORES] [LIMIT
 * limit]}. The keys are looked up before the options are refused, as in Redis.
 */
final class Combination {
  /** What becomes of the sets. */
  enum Operation {
    /** The members of any set. */
    UNION("zunionstore"),
    /** The members of all sets. */
    INTERSECTION("zinterstore"),
    /** The members of the first set that are in no other. */
    DIFFERENCE("zdiffstore");

    final String storeEvent;

    Operation(String storeEvent) {
      this.storeEvent = storeEvent;
    }
  }

  /** What becomes of the result. */
  enum Purpose {
    /** It is the reply. */
    REPLY,
    /** It is stored at the key in word 1. */
    STORE,
    /** Its members are counted. */
    COUNT
  }

  private static final String NEGATIVE_LIMIT = "ERR LIMIT can't be negative";
  private static final String NOT_A_WEIGHT = "ERR weight value is not a float";

  private final Call call;
  private final Operation operation;
  private final Purpose purpose;
  private final List<Input> inputs = new ArrayList<>();
  private Aggregate aggregate = Aggregate.SUM;
  private boolean withScores;
  private long limit;

  private Combination(Call call, Operation operation, Purpose purpose) {
    this.call = call;
    this.operation = operation;
    this.purpose = purpose;
  }

  /** Runs one of the commands, as its spec names it. */
  static void run(Call call, CommandSpec spec, Operation operation, Purpose purpose) {
    Combination combination = new Combination(call, operation, purpose);
    combination.parse(spec);
    combination.run();
  }

  private void parse(CommandSpec spec) {
    int countWord = purpose == Purpose.STORE ? 2 : 1;
    long count = call.integer(countWord);
    if (count < 1) {
      String name = spec.fullName();
      throw new Refusal("ERR at least 1 input key is needed for '" + name + "' command");
    }
    if (count > call.count() - (countWord + 1)) {
      throw new Refusal(Refusal.SYNTAX);
    }
    int afterKeys = countWord + 1 + (int) count;
    for (int word = countWord + 1; word < afterKeys; word++) {
      addInput(word);
    }
    int word = afterKeys;
    while (word < call.count()) {
      word += option(word);
    }
  }

  private void addInput(int word) {
    Entry found = call.read(word);
    if (found == null) {
      inputs.add(new Input(null, 0, 1));
      return;
    }
    if (found.type() != Type.SORTED_SET && found.type() != Type.SET) {
      throw new Refusal(Refusal.WRONG_TYPE);
    }
    // The next lookup would move the shared view.
    Entry entry = call.keyspace().newEntry();
    call.database().find(call.address(word), call.length(word), entry);
    inputs.add(new Input(entry, walked().at(entry).size(), 1));
  }

  /** Takes one option and returns the number of its words. */
  private int option(int word) {
    int words = call.count() - word;
    boolean isWeighted = operation != Operation.DIFFERENCE && purpose != Purpose.COUNT;
    if (isWeighted && words > inputs.size() && call.is(word, "WEIGHTS")) {
      for (int i = 0; i < inputs.size(); i++) {
        double weight = SortedSets.real(call, word + 1 + i, NOT_A_WEIGHT);
        inputs.set(i, inputs.get(i).weighted(weight));
      }
      return 1 + inputs.size();
    }
    if (isWeighted && words > 1 && call.is(word, "AGGREGATE")) {
      aggregate = Aggregate.parse(call, word + 1);
      return 2;
    }
    if (purpose == Purpose.REPLY && call.is(word, "WITHSCORES")) {
      withScores = true;
      return 1;
    }
    if (purpose == Purpose.COUNT && words > 1 && call.is(word, "LIMIT")) {
      limit = call.integer(word + 1, NEGATIVE_LIMIT);
      if (limit < 0) {
        throw new Refusal(NEGATIVE_LIMIT);
      }
      return 2;
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  // ---- the result

  private void run() {
    if (operation != Operation.DIFFERENCE) {
      // The smallest first, which also decides in which order scores are added up.
      inputs.sort(Comparator.comparingLong(Input::size));
    }
    if (purpose == Purpose.COUNT) {
      call.reply().integer(countCommon());
      return;
    }
    SortedSetValue result = call.keyspace().resultSortedSets().begin();
    // Only ranked sets find a member quickly, and know minus zero.
    result.convert();
    switch (operation) {
      case UNION -> inputs.forEach(input -> unite(input, result));
      case INTERSECTION -> intersect(result);
      case DIFFERENCE -> subtract(result);
    }
    if (purpose == Purpose.STORE) {
      result.pack();
      SortedSets.store(call, 1, result, operation.storeEvent);
    } else {
      reply(result);
      result.discard();
    }
  }

  private void reply(SortedSetValue result) {
    ReplyWriter reply = call.reply();
    SortedSets.list(reply, result.size(), withScores);
    for (boolean isThere = result.first(); isThere; isThere = result.next()) {
      SortedSets.item(reply, result, withScores);
    }
  }

  private void unite(Input input, SortedSetValue result) {
    Entry entry = input.entry();
    if (entry == null) {
      return;
    }
    InputView walked = walked().at(entry);
    for (boolean isThere = walked.first(); isThere; isThere = walked.next()) {
      double score = Aggregate.orZero(input.weight() * walked.score());
      long text = walked.textAddress();
      int length = walked.textLength();
      if (result.find(text, length)) {
        // Not put: that takes minus zero and zero for the same.
        result.move(aggregate.of(result.score(), score), text, length);
      } else {
        result.insert(score, text, length);
      }
    }
  }

  private void intersect(SortedSetValue result) {
    Input smallest = inputs.getFirst();
    Entry entry = smallest.entry();
    if (entry == null) {
      return;
    }
    InputView walked = walked().at(entry);
    InputView sought = sought();
    for (boolean isThere = walked.first(); isThere; isThere = walked.next()) {
      double score = Aggregate.orZero(smallest.weight() * walked.score());
      boolean isCommon = true;
      for (int i = 1; i < inputs.size() && isCommon; i++) {
        isCommon = isIn(inputs.get(i), walked, sought);
        score = isCommon ? aggregate.of(score, inputs.get(i).weight() * sought.score()) : score;
      }
      if (isCommon) {
        result.insert(score, walked.textAddress(), walked.textLength());
      }
    }
  }

  private void subtract(SortedSetValue result) {
    Entry entry = inputs.getFirst().entry();
    if (entry == null) {
      return;
    }
    InputView walked = walked().at(entry);
    InputView sought = sought();
    for (boolean isThere = walked.first(); isThere; isThere = walked.next()) {
      boolean isElsewhere = false;
      for (int i = 1; i < inputs.size() && !isElsewhere; i++) {
        isElsewhere = isIn(inputs.get(i), walked, sought);
      }
      if (!isElsewhere) {
        result.insert(walked.score(), walked.textAddress(), walked.textLength());
      }
    }
  }

  private long countCommon() {
    Entry entry = inputs.getFirst().entry();
    if (entry == null) {
      return 0;
    }
    InputView walked = walked().at(entry);
    InputView sought = sought();
    long count = 0;
    boolean isThere = walked.first();
    while (isThere && (limit == 0 || count < limit)) {
      boolean isCommon = true;
      for (int i = 1; i < inputs.size() && isCommon; i++) {
        isCommon = isIn(inputs.get(i), walked, sought);
      }
      count += isCommon ? 1 : 0;
      isThere = walked.next();
    }
    return count;
  }

  private static boolean isIn(Input input, InputView walked, InputView sought) {
    Entry entry = input.entry();
    return entry != null && sought.at(entry).find(walked.textAddress(), walked.textLength());
  }

  private InputView walked() {
    return new InputView(call.keyspace().sortedSets(), call.keyspace().sets());
  }

  private InputView sought() {
    return new InputView(call.keyspace().newSortedSets(), call.keyspace().newSets());
  }
}
