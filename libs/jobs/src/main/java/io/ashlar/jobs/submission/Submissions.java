package io.ashlar.jobs.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.execution.Replica;
import io.ashlar.jobs.store.ClaimedJob;
import io.ashlar.jobs.store.JobStore;
import io.ashlar.jobs.store.NewJob;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what is asked for and puts it into the queue. Blocks; not on the event loop. */
@Singleton
public final class Submissions {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int LONGEST_TITLE = 300;
    private static final int HIGHEST_PRIORITY = 100;
    private static final ObjectMapper SORTED =
            Json.MAPPER.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final JobStore store;
    private final Database database;
    private final Replica replica;

    Submissions(JobStore store, Database database, Replica replica) {
        this.store = store;
        this.database = database;
        this.replica = replica;
    }

    /**
     * @param priority higher first
     * @param key the caller's idempotency key
     * @param retryOf the job that this one repeats
     */
    public record Terms(
            int priority, @Nullable String key, @Nullable UUID retryOf) {
        public Terms {
            if (Math.abs(priority) > HIGHEST_PRIORITY) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "The priority " + priority + " is not between -" + HIGHEST_PRIORITY + " and " + HIGHEST_PRIORITY
                                + ".");
            }
            if (key != null && !KEY.matcher(key).matches()) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "An idempotency key has 1 to 200 printable ASCII characters; take a UUID.");
            }
        }
    }

    /** What the dry run shows. */
    public <R> Object preflight(JobHandler<R> handler, JsonNode request, Map<String, String> options) {
        return handler.dryRun(read(handler, request), options);
    }

    /** The new job, or the one that the key has made before. */
    public <R> JobSnapshot submit(JobHandler<R> handler, JsonNode tree, Terms terms) {
        return submitChecked(handler, read(handler, tree), terms);
    }

    private <R> JobSnapshot submitChecked(JobHandler<R> handler, R request, Terms terms) {
        JobKind kind = handler.kind();
        NewJob.Idempotency idempotency =
                terms.key() == null ? null : new NewJob.Idempotency(terms.key(), hash(request, terms));
        if (idempotency != null) {
            Optional<JobSnapshot> earlier = database.await(() -> store.submittedBefore(kind, idempotency));
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        handler.preflight(request);
        NewJob job = new NewJob(
                UUID.randomUUID(),
                kind,
                shorten(handler.title(request)),
                terms.priority(),
                Json.tree(request),
                Json.tree(handler.redacted(request)),
                terms.retryOf(),
                idempotency);
        JobSnapshot submitted = database.await(() -> store.submit(job));
        replica.hurry();
        return submitted;
    }

    /** A new job with the request of one that failed or was canceled. */
    public <R> JobSnapshot retry(JobHandler<R> handler, UUID id, @Nullable String key) {
        ClaimedJob earlier = database.await(() -> store.withRequest(id, handler.kind()));
        JobStatus status = earlier.snapshot().status();
        if (status != JobStatus.FAILED && status != JobStatus.CANCELED) {
            throw new ProblemException(
                    ProblemCode.JOB_NOT_RETRYABLE,
                    "Job " + id + " is " + status + "; only a job that is FAILED or CANCELED can be retried.");
        }
        // Ours, perhaps of an earlier version, so not to be read to the letter.
        R request = Json.MAPPER.convertValue(earlier.request(), handler.requestType());
        return submitChecked(handler, request, new Terms(earlier.snapshot().priority(), key, id));
    }

    private static <R> R read(JobHandler<R> handler, JsonNode tree) {
        if (tree instanceof NullNode) {
            throw new ProblemException(ProblemCode.REQUEST_MALFORMED, "The request is empty.");
        }
        return StrictJson.convert(tree, handler.requestType());
    }

    private static String hash(Object request, Terms terms) {
        try {
            // By way of plain maps, because only those are sorted.
            Object plain = SORTED.treeToValue(Json.tree(request), Object.class);
            String text = SORTED.writeValueAsString(plain) + " " + terms.priority() + " " + terms.retryOf();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String shorten(String title) {
        String plain = title.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_TITLE ? plain.substring(0, LONGEST_TITLE) + "…" : plain;
    }
}
