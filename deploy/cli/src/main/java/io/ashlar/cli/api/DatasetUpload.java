package io.ashlar.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;

/** Sends a file to the catalog as multipart/form-data (RFC 7578), streamed from the disk. */
public final class DatasetUpload {
    private DatasetUpload() {}

    /** Registers the file, or with {@code dryRun} only has it checked; returns the catalog's answer. */
    public static JsonNode upload(ApiClient api, String name, Path file, boolean dryRun) {
        String boundary = "ashlar-" + UUID.randomUUID();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName().toString().replaceAll("[\"\\p{Cntrl}]", "_")
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        try {
            BodyPublisher body = BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return api.post(
                    "/api/v1/datasets" + (dryRun ? "?dryRun=true" : ""),
                    "multipart/form-data; boundary=" + boundary,
                    body);
        } catch (IOException e) {
            throw new ApiException("The file cannot be read: " + e.getMessage() + ".", ApiException.USAGE, e);
        }
    }
}
