package io.ashlar.catalog.downloads;

import com.google.common.io.ByteStreams;
import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers with an artifact's bytes. */
@ApplicationScoped
public class Downloads {
    private final ArtifactStore artifacts;

    Downloads(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * The whole artifact (200) or the range that is asked for (206), as bytes that no browser takes for a page; the
     * ETag is the digest. Blocks; the server closes the stream when it is sent.
     *
     * @param fileName how a browser saves it
     */
    public RestResponse<InputStream> answer(Digest digest, long size, String fileName, @Nullable String rangeHeader)
            throws IOException {
        Optional<ByteRange> range = ByteRange.parse(rangeHeader, size);
        var answer = RestResponse.ResponseBuilder.<InputStream>create(range.isPresent() ? 206 : 200)
                .entity(open(digest, range))
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + plain(fileName) + "\"")
                .header(HttpHeaders.ETAG, "\"" + digest + "\"")
                .header(HttpHeaders.CONTENT_LENGTH, range.map(ByteRange::length).orElse(size));
        range.ifPresent(part -> answer.header("Content-Range", part.contentRange(size)));
        return answer.build();
    }

    private InputStream open(Digest digest, Optional<ByteRange> range) throws IOException {
        InputStream bytes = artifacts.open(digest, Verification.TRUST);
        if (range.isEmpty()) {
            return bytes;
        }
        try {
            bytes.skipNBytes(range.get().first());
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
        return ByteStreams.limit(bytes, range.get().length());
    }

    private static String plain(String fileName) {
        return fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
