package io.ashlar.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;

/** Follows a job to its end: by events, and by asking again where a stream ends early. */
public final class JobFollower {
    private static final long PAUSE_MILLIS = 500;
    private static final int MOST_SILENT_TRIES = 120;
    private static final int SUBMIT_TRIES = 4;

    private final ApiClient api;

    public JobFollower(ApiClient api) {
        this.api = api;
    }

    /** Calls {@code onChange} with every newer snapshot, in order, until the job has ended; returns the last one. */
    public JobSnapshot follow(JobSnapshot job, Consumer<JobSnapshot> onChange) {
        String path = path(job);
        JobSnapshot latest = job;
        onChange.accept(latest);
        int failures = 0;
        while (!latest.status().ended()) {
            try {
                latest = stream(path, latest, onChange);
                failures = 0;
            } catch (ApiException e) {
                failures++;
                if (failures > MOST_SILENT_TRIES) {
                    throw e;
                }
            }
            if (!latest.status().ended()) {
                pause();
            }
        }
        return latest;
    }

    /** The job's own path at the front door: the same as at its service. */
    public static String path(JobSnapshot job) {
        return URI.create(job.self()).getPath();
    }

    private JobSnapshot stream(String path, JobSnapshot start, Consumer<JobSnapshot> onChange) {
        JobSnapshot latest = start;
        try (ServerSentEvents events = api.events(path + "/events")) {
            for (String data = events.next(); data != null; data = events.next()) {
                JobSnapshot next = Json.read(data, JobSnapshot.class);
                if (next.revision() > latest.revision()) {
                    latest = next;
                    onChange.accept(latest);
                }
                if (latest.status().ended()) {
                    return latest;
                }
            }
        } catch (IOException e) {
            return latest;
        }
        return latest;
    }

    /** Submits a job and returns it as it was accepted; sent again where the answer is lost, it is one job still. */
    public JobSnapshot submit(String collection, Object request) {
        String key = UUID.randomUUID().toString();
        for (int i = 1; ; i++) {
            try {
                JsonNode answer = api.postOnce("/api/v1/" + collection, request, key);
                return Json.MAPPER.convertValue(answer, JobSnapshot.class);
            } catch (ApiException e) {
                if (i == SUBMIT_TRIES || !e.passing()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("Interrupted; the job goes on.", ApiException.FAILED, e);
        }
    }
}
