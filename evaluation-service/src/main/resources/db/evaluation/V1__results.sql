create table evaluation_result (
    job_id  uuid  not null,
    name    text  not null,
    content bytea not null,
    primary key (job_id, name)
);
