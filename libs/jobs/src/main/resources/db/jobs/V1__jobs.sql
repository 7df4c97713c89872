CREATE TABLE job (
    id               uuid PRIMARY KEY,
    kind             text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    revision         bigint      NOT NULL,
    title            text        NOT NULL,
    attempt          int         NOT NULL,
    lost_leases      int         NOT NULL,
    back_offs        int         NOT NULL,
    priority         int         NOT NULL,
    created_at       timestamptz NOT NULL,
    available_at     timestamptz NOT NULL,
    started_at       timestamptz,
    ended_at         timestamptz,
    lease_owner      uuid,
    lease_until      timestamptz,
    cancel_requested boolean     NOT NULL,
    progress         text,
    request          text        NOT NULL,
    shown_request    text        NOT NULL,
    result           text,
    problem          text,
    retry_of         uuid,
    CHECK ((status = 'RUNNING') = (lease_owner IS NOT NULL)),
    CHECK ((status IN ('SUCCEEDED', 'FAILED', 'CANCELED')) = (ended_at IS NOT NULL))
);
CREATE INDEX job_queue ON job (priority DESC, created_at, id) WHERE status = 'QUEUED';
CREATE INDEX job_lease ON job (lease_until) WHERE status = 'RUNNING';
CREATE INDEX job_list ON job (kind, created_at DESC, id DESC);

CREATE TABLE job_log (
    sequence bigserial PRIMARY KEY,
    job_id   uuid        NOT NULL REFERENCES job ON DELETE CASCADE,
    attempt  int         NOT NULL,
    at       timestamptz NOT NULL,
    line     text        NOT NULL
);
CREATE INDEX job_log_of ON job_log (job_id, sequence);

CREATE TABLE job_checkpoint (
    job_id  uuid PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    attempt int  NOT NULL,
    state   text NOT NULL
);

CREATE TABLE job_signal (
    job_id uuid NOT NULL REFERENCES job ON DELETE CASCADE,
    name   text NOT NULL,
    data   text NOT NULL,
    PRIMARY KEY (job_id, name)
);

CREATE TABLE idempotency (
    kind         text NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    job_id       uuid NOT NULL REFERENCES job ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (kind, key)
);

-- Per subject, sequence is the order of commits: who adds holds the subject's advisory lock until the commit.
CREATE TABLE outbox (
    sequence bigserial PRIMARY KEY,
    id       uuid        NOT NULL UNIQUE,
    topic    text        NOT NULL,
    source   text        NOT NULL,
    type     text        NOT NULL,
    subject  text        NOT NULL,
    time     timestamptz NOT NULL,
    revision bigint,
    data     text        NOT NULL,
    sent_at  timestamptz
);
CREATE INDEX outbox_unsent ON outbox (sequence) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_of ON outbox (subject, revision);

CREATE TABLE inbox (
    event_id    uuid        NOT NULL,
    listener    text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, listener)
);
CREATE INDEX inbox_age ON inbox (received_at);
