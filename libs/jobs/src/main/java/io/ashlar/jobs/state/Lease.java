package io.ashlar.jobs.state;

import java.time.Instant;
import java.util.UUID;

/** Which replica works on a job, and until when that holds unless it is renewed. */
public record Lease(UUID owner, Instant until) {}
