package io.ashlar.models.checkpoint.pickles;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.pickles.PickleValue.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file that {@code torch.save} wrote a state dict to. Only its description is read on opening; tensors are mapped
 * as they are streamed, so a file larger than memory is no matter.
 */
public final class TorchFile implements Checkpoint {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int PICKLE = 0x80;

    private final FileChannel channel;
    private final Map<String, Tensor> tensors;

    private TorchFile(FileChannel channel, Map<String, Tensor> tensors) {
        this.channel = channel;
        this.tensors = tensors;
    }

    /** Opens and checks the file, in either form. */
    public static TorchFile open(Path file) {
        PickleRules rules = new PickleRules(String.valueOf(file.getFileName()));
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new TorchFile(channel, tensors(rules, file, channel, read(rules, file, channel)));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING, "The model has no file '" + rules.file() + "'.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(PickleRules rules, Path file, FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(ZIP.length);
        channel.read(start, 0);
        start.flip();
        if (start.equals(ByteBuffer.wrap(ZIP))) {
            return new ZipForm(rules, channel).read(file);
        }
        if (start.hasRemaining() && Byte.toUnsignedInt(start.get(0)) == PICKLE) {
            return new LegacyForm(rules, channel).read();
        }
        throw rules.malformed("it begins neither as a zip nor as a pickle does");
    }

    private static Map<String, Tensor> tensors(PickleRules rules, Path file, FileChannel channel, Object root) {
        if (!(root instanceof Map<?, ?> dict)) {
            throw rules.malformed("it holds no dict of tensors");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        dict.forEach((key, value) -> {
            if (value instanceof View view) {
                tensors.put(String.valueOf(key), new StridedTensor(file, channel, view));
            }
        });
        if (tensors.isEmpty()) {
            throw rules.malformed("its dict has no tensor; the first keys are "
                    + dict.keySet().stream().limit(5).toList());
        }
        return tensors;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public Optional<Tensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
