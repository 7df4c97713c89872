package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.pickles.PickleValue.Huge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;

/**
 * The form that torch wrote before 1.6: pickles of a magic number, a version, the machine's sizes, the object and the
 * storages' keys, one after the other, and then each storage after its number of elements.
 */
final class LegacyForm {
    private static final Huge MAGIC = new Huge("119547037146038801333356");
    private static final long VERSION = 1001;
    private static final long MAX_PICKLES = 64_000_000;

    private final PickleRules rules;
    private final FileChannel channel;
    private final TorchCalls calls;

    LegacyForm(PickleRules rules, FileChannel channel) {
        this.rules = rules;
        this.channel = channel;
        this.calls = new TorchCalls(rules);
    }

    /** What the object's pickle holds, its storages placed in the file. */
    Object read() throws IOException {
        long length = Math.min(channel.size(), MAX_PICKLES);
        PickleInput in = new PickleInput(rules, channel.map(FileChannel.MapMode.READ_ONLY, 0, length));
        if (!MAGIC.equals(next(in))) {
            throw rules.malformed("it is a pickle, but not one that torch.save wrote: the magic number is missing");
        }
        Object version = next(in);
        if (!version.equals(VERSION)) {
            throw rules.malformed("its protocol is " + version + ", not " + VERSION);
        }
        if (!(next(in) instanceof Map<?, ?> machine) || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw rules.malformed("its numbers are not little-endian");
        }
        Object root = next(in);
        if (!(next(in) instanceof List<?> keys)) {
            throw rules.malformed("it has no list of storages");
        }
        place(keys, in.position());
        return root;
    }

    private Object next(PickleInput in) {
        return new PickleReader(rules, in, calls).read();
    }

    private void place(List<?> keys, long begin) throws IOException {
        long at = begin;
        for (Object key : keys) {
            Storage storage = key instanceof String text ? calls.storages().get(text) : null;
            if (storage == null || storage.isPlaced()) {
                throw rules.malformed("its list of storages has a key that no tensor has, or one twice");
            }
            if (channel.size() - at < Long.BYTES || elements(at) != storage.elements()) {
                throw rules.malformed("storage '" + storage.key() + "' does not have the " + storage.elements()
                        + " elements that its tensors say");
            }
            at += Long.BYTES;
            if (storage.bytes() > channel.size() - at) {
                throw rules.malformed("storage '" + storage.key() + "' of " + storage.bytes()
                        + " bytes leaves the file: it is truncated");
            }
            storage.place(at);
            at += storage.bytes();
        }
        for (Storage storage : calls.storages().values()) {
            if (!storage.isPlaced()) {
                throw rules.malformed("storage '" + storage.key() + "' is not in the file");
            }
        }
    }

    private long elements(long at) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (number.hasRemaining() && channel.read(number, at + number.position()) >= 0) {
            continue;
        }
        return number.flip().getLong();
    }
}
