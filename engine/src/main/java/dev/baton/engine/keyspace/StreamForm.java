package dev.baton.engine.keyspace;

import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.StreamLog;

/** Streams: a stream log and its consumer groups. Only the entries count for the digest. */
final class StreamForm implements ValueForm {
  private final StreamValue value;
  private final StreamValue copy;
  // Lives as long as this form, which is for the life of the process.
  private final NativeBuffer identifier = new NativeBuffer(StreamId.LONGEST);

  StreamForm(Memory memory, FrozenValues frozen) {
    this.value = new StreamValue(memory, new NewValue(), frozen);
    this.copy = new StreamValue(memory, new NewValue(), frozen);
  }

  @Override
  public boolean dispose(Encoding encoding, long root) {
    return value.at(root).dispose();
  }

  @Override
  public long copy(Encoding encoding, long root) {
    long copied = copy.begin();
    copy.copyFrom(value.at(root));
    return copied;
  }

  @Override
  public long usedBytes(Encoding encoding, long root) {
    return value.at(root).bytes();
  }

  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    StreamLog log = value.at(entry).log();
    long text = identifier.address();
    for (boolean more = log.first(); more; more = log.next()) {
      digest.mix(sum, text, StreamId.write(log.timeMs(), log.sequence(), '.', text));
      log.fields();
      while (log.nextField()) {
        digest.mix(sum, log.name());
        digest.mix(sum, log.value());
      }
    }
  }
}
