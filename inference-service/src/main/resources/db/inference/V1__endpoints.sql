-- An endpoint is the name that clients call; a deployment is a model version behind it with a share of its traffic.
CREATE TABLE endpoint (
    name        text PRIMARY KEY,
    task        text        NOT NULL,
    leased_to   uuid,
    lease_until timestamptz,
    created_at  timestamptz NOT NULL,
    CHECK ((leased_to IS NULL) = (lease_until IS NULL))
);
CREATE INDEX endpoint_lease ON endpoint (lease_until) WHERE lease_until IS NOT NULL;

CREATE TABLE deployment (
    id              uuid PRIMARY KEY,
    endpoint        text        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
    name            text        NOT NULL,
    model_name      text        NOT NULL,
    model_version   int         NOT NULL,
    package_digest  text        NOT NULL,
    precision_name  text        NOT NULL,
    labels          text        NOT NULL,
    head_seed       bigint,
    traffic_percent int         NOT NULL CHECK (traffic_percent BETWEEN 0 AND 100),
    state           text        NOT NULL CHECK (state IN ('LOADING', 'READY', 'FAILED')),
    created_at      timestamptz NOT NULL,
    UNIQUE (endpoint, name)
);
