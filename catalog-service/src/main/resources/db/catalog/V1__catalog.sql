-- Models. last_version only grows, so a deleted version's number is never given again.
create table model (
    name         varchar(63) primary key,
    last_version integer not null
);

create table model_version (
    ref            varchar(80) primary key, -- name@version
    name           varchar(63) not null references model,
    version        integer not null,
    task           varchar(40) not null,
    family         text not null,
    collection     varchar(40) not null,
    licence        text,
    size_bytes     bigint not null,
    package_digest char(64) not null,
    base_ref       text,
    dataset_ref    text,
    job_id         uuid not null unique,
    registered_at  timestamptz not null,
    description    text,
    search_text    text not null,
    candidate      text not null, -- JSON of contracts' ModelCandidate
    unique (name, version)
);
create index on model_version (base_ref);
create index on model_version (dataset_ref);

create table model_language (
    ref      varchar(80) not null references model_version on delete cascade,
    language text not null,
    primary key (ref, language)
);

create view latest_model as
    select distinct on (name) * from model_version order by name, version desc;

-- What the catalog said to each job that offered a model: the same again, however often it asks.
create table model_offer (
    job_id      uuid primary key,
    answer_type text,
    subject     text,
    answer      text -- JSON of the event's data
);

create table curated_model (
    name  varchar(63) primary key,
    since timestamptz not null
);

create table deployed_model (
    endpoint   text not null,
    deployment text not null,
    model_ref  varchar(80) not null,
    primary key (endpoint, deployment)
);
create index on deployed_model (model_ref);

create table model_evaluation (
    job_id       uuid not null,
    model_ref    varchar(80) not null,
    dataset_ref  varchar(80) not null,
    evaluated_at timestamptz not null,
    metrics      text not null, -- JSON of name to number
    primary key (job_id, model_ref)
);
create index on model_evaluation (model_ref);

-- Datasets.
create table dataset (
    name         varchar(63) primary key,
    last_version integer not null
);

create table dataset_version (
    ref           varchar(80) primary key, -- name@version
    name          varchar(63) not null references dataset,
    version       integer not null,
    digest        char(64) not null,
    format        varchar(10) not null,
    row_count     bigint not null,
    size_bytes    bigint not null,
    file_name     text not null,
    registered_at timestamptz not null,
    columns       text not null, -- JSON of contracts' DatasetColumn list
    profile       text not null, -- JSON of the profile
    unique (name, version),
    unique (name, digest)
);

-- The job board.
create table board_job (
    id         uuid primary key,
    kind       varchar(20) not null,
    status     varchar(20) not null,
    revision   bigint not null,
    created_at timestamptz not null,
    search_text text not null,
    snapshot   text not null -- JSON of contracts' JobSnapshot
);
create index on board_job (created_at desc, id desc);
create index on board_job (status) where status in ('QUEUED', 'RUNNING');

-- What deleted versions referred to: kept in the artifact store for the grace of garbage collection.
create table released_artifact (
    digest      char(64) primary key,
    is_package  boolean not null,
    released_at timestamptz not null
);
