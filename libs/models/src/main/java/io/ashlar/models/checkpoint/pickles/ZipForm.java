package io.ashlar.models.checkpoint.pickles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The zip that torch writes since 1.6: a pickle, and a file for each storage, all stored as they are. A compressed
 * entry is refused, so nothing grows as it is read.
 */
final class ZipForm {
    private static final String PICKLE = "/data.pkl";
    private static final int MAX_PICKLE = 64_000_000;
    private static final int MAX_ORDER = 16;

    private final PickleRules rules;
    private final FileChannel channel;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    ZipForm(PickleRules rules, FileChannel channel) {
        this.rules = rules;
        this.channel = channel;
    }

    /** What the pickle holds, its storages placed in the file. */
    Object read(Path file) throws IOException {
        String folder = folder(file);
        ZipArchiveEntry order = entries.get(folder + "/byteorder");
        if (order != null && !text(order).startsWith("little")) {
            throw rules.malformed("its numbers are not little-endian");
        }
        ZipArchiveEntry pickle = sound(folder + PICKLE);
        TorchCalls calls = new TorchCalls(rules);
        Object root = new PickleReader(rules, new PickleInput(rules, bytes(pickle, MAX_PICKLE)), calls).read();
        for (Storage storage : calls.storages().values()) {
            ZipArchiveEntry entry = sound(folder + "/data/" + storage.key());
            if (entry.getSize() != storage.bytes()) {
                throw rules.malformed("storage '" + storage.key() + "' has " + entry.getSize() + " bytes, not the "
                        + storage.bytes() + " of its " + storage.elements() + " elements");
            }
            storage.place(entry.getDataOffset());
        }
        return root;
    }

    /** Reads the directory; gives the folder inside the zip that holds the pickle. */
    private String folder(Path file) throws IOException {
        String folder = null;
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entries.put(entry.getName(), entry) != null) {
                    throw rules.malformed("its zip has '" + entry.getName() + "' twice");
                }
                if (entry.getName().endsWith(PICKLE) && entry.getName().indexOf('/') == folderLength(entry)) {
                    folder = entry.getName().substring(0, folderLength(entry));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw rules.malformed("its zip cannot be read (" + e.getMessage() + ")");
        }
        if (folder == null) {
            throw rules.malformed("its zip has no data.pkl");
        }
        return folder;
    }

    private static int folderLength(ZipArchiveEntry entry) {
        return entry.getName().length() - PICKLE.length();
    }

    private ZipArchiveEntry sound(String name) throws IOException {
        @Nullable ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw rules.malformed("its zip has no '" + name + "'");
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getGeneralPurposeBit().usesEncryption()) {
            throw rules.malformed("'" + name + "' in its zip is compressed or encrypted, which torch never does");
        }
        long begin = entry.getDataOffset();
        if (entry.getSize() < 0
                || entry.getSize() != entry.getCompressedSize()
                || begin < 0
                || begin > channel.size() - entry.getSize()) {
            throw rules.malformed("'" + name + "' in its zip leaves the file: it is truncated");
        }
        return entry;
    }

    private String text(ZipArchiveEntry entry) throws IOException {
        return StandardCharsets.US_ASCII
                .decode(bytes(sound(entry.getName()), MAX_ORDER))
                .toString();
    }

    private ByteBuffer bytes(ZipArchiveEntry entry, int most) throws IOException {
        if (entry.getSize() > most) {
            throw rules.malformed(
                    "'" + entry.getName() + "' in its zip has " + entry.getSize() + " bytes, more than " + most);
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, entry.getDataOffset(), entry.getSize());
    }
}
